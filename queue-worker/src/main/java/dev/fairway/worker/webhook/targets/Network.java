package dev.fairway.worker.webhook.targets;

import dev.fairway.common.failure.BadConfigurationException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A block of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
public final class Network {

  private final String text;
  private final byte[] first;
  private final int bits;

  private Network(String text, byte[] first, int bits) {
    this.text = text;
    this.first = first;
    this.bits = bits;
  }

  /** Reads a block; an address alone is a block of one. */
  public static Network parse(String text) {
    String[] parts = text.strip().split("/", 2);
    try {
      byte[] first = InetAddress.ofLiteral(parts[0]).getAddress();
      int bits = parts.length == 1 ? first.length * 8 : Integer.parseInt(parts[1]);
      if (bits >= 0 && bits <= first.length * 8) {
        return new Network(text.strip(), first, bits);
      }
      throw bad(text, null);
    } catch (IllegalArgumentException e) {
      throw bad(text, e);
    }
  }

  private static BadConfigurationException bad(String text, @Nullable Exception cause) {
    return new BadConfigurationException(
        "\"" + text + "\" is no network in CIDR notation, such as 10.0.0.0/8 or fc00::/7.", cause);
  }

  boolean holds(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((bytes[bit / 8] & mask) != (first[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
