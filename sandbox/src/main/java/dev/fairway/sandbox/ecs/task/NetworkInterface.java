package dev.fairway.sandbox.ecs.task;

import java.util.UUID;

/**
 * The elastic network interface that Fargate would attach. Its addresses are made up where a task
 * uses the machine's own network, as processes do.
 */
public record NetworkInterface(
    String attachmentId, String id, String subnet, String macAddress, String privateIp) {

  private static final int HOSTS = 65_000;

  /** The interface of the {@code number}th task of the region, in 10.0.0.0/16. */
  public static NetworkInterface of(int number, String subnet) {
    int host = Math.floorMod(number, HOSTS) + 256;
    String mac = "0a:00:0a:00:%02x:%02x".formatted(host / 256, host % 256);
    String id = "eni-" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);
    String ip = "10.0.%d.%d".formatted(host / 256, host % 256);
    return new NetworkInterface(UUID.randomUUID().toString(), id, subnet, mac, ip);
  }

  /** The same with the address that a container really has. */
  NetworkInterface at(String address) {
    return new NetworkInterface(attachmentId, id, subnet, macAddress, address);
  }

  String privateDnsName() {
    return "ip-" + privateIp.replace('.', '-') + ".ec2.internal";
  }
}
