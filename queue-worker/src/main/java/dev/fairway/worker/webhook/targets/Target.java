package dev.fairway.worker.webhook.targets;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/** What a webhook's URL leads to. */
public sealed interface Target {

  /**
   * @param addresses what the host resolved to, all of them within the rules; a connection goes to
   *     one of these, without asking again
   */
  record Reachable(URI url, List<InetAddress> addresses) implements Target {}

  /** The host has no address now, which may change. */
  record Unknown(String reason) implements Target {}

  /** The URL or an address behind it is out of bounds. */
  record Refused(String reason) implements Target {}
}
