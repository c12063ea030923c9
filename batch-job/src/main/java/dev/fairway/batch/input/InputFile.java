package dev.fairway.batch.input;

/**
 * What became of an object of the window.
 *
 * @param object as it was read: newer than the listed one where it had changed in between
 * @param reason of what is broken, for people; empty for the others
 */
public record InputFile(InputObject object, State state, String reason) {

  /** How far reading came. */
  public enum State {
    READ,
    /** Deleted between listing and reading. */
    GONE,
    /** No row of it is used. */
    BROKEN
  }

  public static InputFile read(InputObject object) {
    return new InputFile(object, State.READ, "");
  }

  static InputFile gone(InputObject object) {
    return new InputFile(object, State.GONE, "");
  }

  public static InputFile broken(InputObject object, String reason) {
    return new InputFile(object, State.BROKEN, reason);
  }

  public boolean isRead() {
    return state == State.READ;
  }
}
