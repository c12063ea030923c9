package dev.fairway.alert.notice;

import dev.fairway.alert.event.Occurrence;

/**
 * The subject of a mail, which is what a locked phone shows. SNS takes less than 100 characters
 * without line breaks (Amazon SNS API Reference, "Publish"); mail takes ASCII without encoding it.
 */
final class Subject {

  private static final int LONGEST = 99;
  private static final String CUT = "...";

  private Subject() {}

  static String of(Notice notice) {
    return printable(words(notice));
  }

  private static String words(Notice notice) {
    Occurrence latest = notice.latest();
    String name = Wording.name(latest);
    String what = Wording.category(notice.verdict().category());
    String alert = "[" + notice.verdict().severity() + "] ";
    return switch (notice.kind()) {
      case FIRST -> alert + name + ": " + what + Wording.container(latest);
      case SUMMARY ->
          alert
              + name
              + ": "
              + what
              + ", "
              + notice.sinceLast()
              + " more, "
              + notice.count()
              + " in all";
      case RECOVERY -> "[OVER] " + name + ": " + what + ", " + Wording.times(notice.count());
      case DIGEST ->
          alert
              + Wording.counted(notice.others().size(), "more alert")
              + ", such as "
              + digested(notice);
      case TEST -> "[TEST] " + name + ": alerts arrive here";
    };
  }

  private static String digested(Notice notice) {
    if (notice.others().isEmpty()) {
      return Wording.name(notice.latest());
    }
    Notice.Other first = notice.others().getFirst();
    return first.family() + ": " + Wording.category(first.category());
  }

  private static String printable(String words) {
    String ascii = words.replaceAll("[\\s\\p{Cntrl}]+", " ").replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() <= LONGEST
        ? ascii
        : ascii.substring(0, LONGEST - CUT.length()).stripTrailing() + CUT;
  }
}
