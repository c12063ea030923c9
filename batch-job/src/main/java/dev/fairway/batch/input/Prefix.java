package dev.fairway.batch.input;

import java.util.ArrayList;
import java.util.List;

/**
 * A bucket and how the keys in it start; a segment {@code *} stands for each folder there.
 *
 * @param start may be empty: all keys
 */
record Prefix(String bucket, String start) {

  private static final String EACH = "*/";

  static Prefix of(String location) {
    int slash = location.indexOf('/');
    return slash < 0
        ? new Prefix(location, "")
        : new Prefix(location.substring(0, slash), location.substring(slash + 1));
  }

  /** Asks for what is in a folder. */
  @FunctionalInterface
  interface Folders {
    List<Prefix> in(Prefix parent) throws InterruptedException;
  }

  /** The prefixes without any star that this one stands for. */
  List<Prefix> expand(Folders folders) throws InterruptedException {
    int star = start.startsWith(EACH) ? 0 : start.indexOf("/" + EACH) + 1;
    if (star == 0 && !start.startsWith(EACH)) {
      return List.of(this);
    }
    String rest = start.substring(star + EACH.length());
    List<Prefix> all = new ArrayList<>();
    for (Prefix folder : folders.in(new Prefix(bucket, start.substring(0, star)))) {
      all.addAll(new Prefix(bucket, folder.start() + rest).expand(folders));
    }
    return all;
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + start;
  }
}
