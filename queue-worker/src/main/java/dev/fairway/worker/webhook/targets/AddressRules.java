package dev.fairway.worker.webhook.targets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be reached: public ones, and those of the allowed networks. Where a task gets
 * its credentials and metadata is out of reach whatever is allowed.
 */
public final class AddressRules {

  private static final List<Network> NEVER =
      List.of(Network.parse("169.254.0.0/16"), Network.parse("fd00:ec2::/32"));
  // The prefix of "IPv6 Addressing of IPv4/IPv6 Translators" (RFC 6052); DNS64 of a VPC uses it.
  private static final Network NAT64 = Network.parse("64:ff9b::/96");

  private final List<Network> allowed;

  public AddressRules(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Says why an address is out of bounds; empty where it is not. */
  Optional<String> refusal(InetAddress address) {
    InetAddress reached = reached(address);
    if (NEVER.stream().anyMatch(network -> network.holds(reached))) {
      return Optional.of(address.getHostAddress() + ", link-local and for a task's own metadata");
    }
    if (allowed(address)) {
      return Optional.empty();
    }
    return SpecialNetworks.describe(reached)
        .map(what -> address.getHostAddress() + ", which is " + what);
  }

  /** Whether an address is in a network that was allowed by name. */
  boolean allowed(InetAddress address) {
    InetAddress reached = reached(address);
    return allowed.stream().anyMatch(network -> network.holds(reached));
  }

  /** The IPv4 address that a translator would call, or the address itself. */
  private static InetAddress reached(InetAddress address) {
    if (!NAT64.holds(address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an IPv4 address.", e);
    }
  }
}
