package dev.fairway.sandbox.alb.targets;

import java.net.InetAddress;
import java.net.URI;

/** Where a target listens; the same address with another port is another target. */
public record TargetAddress(InetAddress ip, int port) {

  /** The IP address as it is written in the API. */
  public String id() {
    return ip.getHostAddress();
  }

  /** The target's root, or that of another port of it. */
  public URI uri(int otherPort) {
    String host = id().indexOf(':') < 0 ? id() : "[" + id() + "]";
    return URI.create("http://" + host + ":" + otherPort);
  }
}
