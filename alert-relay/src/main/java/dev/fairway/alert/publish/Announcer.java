package dev.fairway.alert.publish;

import dev.fairway.alert.notice.Notice;

/** Where notices go. */
public interface Announcer {

  /**
   * Sends a notice to all who want it.
   *
   * @return the id that it was given there
   */
  String announce(Notice notice) throws InterruptedException;
}
