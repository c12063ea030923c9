package dev.fairway.images.engine.header;

/**
 * How a stored image becomes upright: first turned, then mirrored left to right.
 *
 * @param quarterTurns clockwise, 0 to 3
 */
public record Orientation(int quarterTurns, boolean mirrored) {

  public static final Orientation UPRIGHT = new Orientation(0, false);

  /** From the value of the EXIF tag; what is not 1 to 8 counts as upright. */
  public static Orientation ofExif(int value) {
    return switch (value) {
      case 2 -> new Orientation(0, true);
      case 3 -> new Orientation(2, false);
      case 4 -> new Orientation(2, true);
      case 5 -> new Orientation(1, true);
      case 6 -> new Orientation(1, false);
      case 7 -> new Orientation(3, true);
      case 8 -> new Orientation(3, false);
      default -> UPRIGHT;
    };
  }

  /** Whether width and height change places. */
  public boolean isSideways() {
    return quarterTurns % 2 == 1;
  }
}
