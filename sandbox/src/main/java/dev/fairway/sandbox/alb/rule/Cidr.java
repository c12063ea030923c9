package dev.fairway.sandbox.alb.rule;

import java.net.InetAddress;

/** A block of IPv4 or IPv6 addresses. */
record Cidr(InetAddress network, int prefix) {

  /**
   * @throws IllegalArgumentException where the text is no block in CIDR notation
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("no prefix length in " + text);
    }
    InetAddress network = InetAddress.ofLiteral(text.substring(0, slash));
    int prefix = Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > network.getAddress().length * 8) {
      throw new IllegalArgumentException("a prefix length that does not fit in " + text);
    }
    return new Cidr(network, prefix);
  }

  boolean contains(InetAddress address) {
    byte[] own = network.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((own[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
