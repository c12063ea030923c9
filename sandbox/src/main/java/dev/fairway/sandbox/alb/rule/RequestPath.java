package dev.fairway.sandbox.alb.rule;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path that rules are matched on: rules are evaluated after URI normalisation ("Condition types
 * for listener rules", User Guide for Application Load Balancers), that is, with unreserved
 * characters decoded and dot segments removed (RFC 3986, 6.2.2).
 */
final class RequestPath {

  private static final String UNRESERVED = "-._~";

  private RequestPath() {}

  static String normalised(String raw) {
    String path = decodeUnreserved(raw);
    return path.contains("/.") ? withoutDots(path) : path;
  }

  private static String decodeUnreserved(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      int decoded = raw.charAt(i) == '%' ? octet(raw, i + 1) : -1;
      if (decoded >= 0 && isUnreserved((char) decoded)) {
        out.append((char) decoded);
        i += 2;
      } else {
        out.append(raw.charAt(i));
      }
    }
    return out.toString();
  }

  /** The octet that two hexadecimal digits name, -1 where there are none. */
  private static int octet(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean isUnreserved(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
  }

  private static String withoutDots(String path) {
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].equals("..")) {
        kept.pollLast();
      } else if (!segments[i].equals(".")) {
        kept.addLast(segments[i]);
        continue;
      }
      if (last) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
