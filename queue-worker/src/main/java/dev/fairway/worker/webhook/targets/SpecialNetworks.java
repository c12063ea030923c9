package dev.fairway.worker.webhook.targets;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks that are no place on the public internet, as IANA's IPv4 and IPv6 Special-Purpose
 * Address Registries list them. Of IPv6, only global unicast (2000::/3) is public at all.
 */
final class SpecialNetworks {

  private static final Map<Network, String> SPECIAL = special();
  private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

  private SpecialNetworks() {}

  private static Map<Network, String> special() {
    var table = new LinkedHashMap<Network, String>();
    table.put(Network.parse("0.0.0.0/8"), "of this host");
    table.put(Network.parse("10.0.0.0/8"), "private");
    table.put(Network.parse("100.64.0.0/10"), "of a carrier's inner network");
    table.put(Network.parse("127.0.0.0/8"), "loopback");
    table.put(Network.parse("169.254.0.0/16"), "link-local");
    table.put(Network.parse("172.16.0.0/12"), "private");
    table.put(Network.parse("192.0.0.0/24"), "reserved for protocols");
    table.put(Network.parse("192.0.2.0/24"), "for documentation");
    table.put(Network.parse("192.88.99.0/24"), "of a 6to4 relay");
    table.put(Network.parse("192.168.0.0/16"), "private");
    table.put(Network.parse("198.18.0.0/15"), "for benchmarks");
    table.put(Network.parse("198.51.100.0/24"), "for documentation");
    table.put(Network.parse("203.0.113.0/24"), "for documentation");
    table.put(Network.parse("224.0.0.0/4"), "multicast");
    table.put(Network.parse("240.0.0.0/4"), "reserved");
    table.put(Network.parse("2001::/23"), "reserved for protocols");
    table.put(Network.parse("2001:db8::/32"), "for documentation");
    table.put(Network.parse("2002::/16"), "of a 6to4 tunnel");
    table.put(Network.parse("3fff::/20"), "for documentation");
    return table;
  }

  /** Says what an address is that is not public, such as {@code private (10.0.0.0/8)}. */
  static Optional<String> describe(InetAddress address) {
    for (Map.Entry<Network, String> entry : SPECIAL.entrySet()) {
      if (entry.getKey().holds(address)) {
        return Optional.of(entry.getValue() + " (" + entry.getKey() + ")");
      }
    }
    if (address.getAddress().length == 16 && !GLOBAL_UNICAST.holds(address)) {
      return Optional.of("not global unicast (" + GLOBAL_UNICAST + ")");
    }
    return Optional.empty();
  }
}
