package dev.fairway.sandbox.ecs.container;

import java.util.Optional;

/**
 * A range of IPv4 addresses.
 *
 * @param first its lowest address
 * @param bits how many leading bits its addresses share
 */
record Subnet(int first, int bits) {

  /** Reads {@code 169.254.170.0/23}; empty for anything else, IPv6 included. */
  static Optional<Subnet> of(String text) {
    String[] parts = text.split("/", 2);
    if (parts.length < 2
        || !parts[0].matches("\\d{1,3}(\\.\\d{1,3}){3}")
        || !parts[1].matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(parts[1]);
    return Optional.of(new Subnet(number(parts[0]) & mask(bits), bits));
  }

  /** An address as a number. */
  static int number(String address) {
    int number = 0;
    for (String part : address.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }

  static String text(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
  }

  private static int mask(int bits) {
    return bits == 0 ? 0 : -1 << (32 - bits);
  }

  boolean contains(String address) {
    return (number(address) & mask(bits)) == first;
  }

  boolean overlaps(Subnet other) {
    int mask = mask(Math.min(bits, other.bits));
    return (first & mask) == (other.first & mask);
  }
}
