package dev.fairway.worker.webhook.targets;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps webhooks from being aimed at what only this service can reach (server-side request
 * forgery): a host is resolved once, every address of it is checked, and only those are handed on.
 */
public final class Targets {

  private final AddressRules rules;
  private final HostResolver resolver;

  public Targets(AddressRules rules, HostResolver resolver) {
    this.rules = rules;
    this.resolver = resolver;
  }

  /** Resolves the URL's host, which may take as long as the resolver waits, and checks it. */
  public Target find(String url) {
    Optional<String> fault = WebhookUrl.fault(url);
    if (fault.isPresent()) {
      return new Target.Refused(fault.get());
    }
    URI read = URI.create(url);
    try {
      return check(read, List.of(resolver.resolve(read.getHost())));
    } catch (UnknownHostException e) {
      return new Target.Unknown("the host " + read.getHost() + " has no address");
    }
  }

  private Target check(URI url, List<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      Optional<String> refusal = rules.refusal(address);
      if (refusal.isPresent()) {
        return new Target.Refused(
            "the host " + url.getHost() + " leads to " + refusal.get() + ": not a public address");
      }
    }
    if (WebhookUrl.plain(url) && !addresses.stream().allMatch(rules::allowed)) {
      return new Target.Refused(
          "the URL must begin with https://; http is for allowed networks alone");
    }
    return new Target.Reachable(url, addresses);
  }
}
