package dev.fairway.worker.webhook.targets;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for all addresses of a host name or of an address literal. */
@FunctionalInterface
public interface HostResolver {

  InetAddress[] resolve(String host) throws UnknownHostException;
}
