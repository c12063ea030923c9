package dev.fairway.batch.input;

/** The room for input on the task's disk is used up. */
final class DiskFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DiskFullException(long limit) {
    super("The input needs more than its %d MB of disk.".formatted(limit >> 20));
  }
}
