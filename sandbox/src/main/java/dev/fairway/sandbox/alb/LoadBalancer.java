package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Door;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An Application Load Balancer and its listeners; {@link Alb} guards what changes. */
final class LoadBalancer {

  private final ObjectNode description;
  private final Attributes attributes = Attributes.ofLoadBalancer();
  private final List<Listener> listeners = new ArrayList<>();
  private final Door door;

  /**
   * @param description as {@code DescribeLoadBalancers} gives it
   * @param door where its name leads: its first listener takes it
   */
  LoadBalancer(ObjectNode description, Door door) {
    this.description = description;
    this.door = door;
  }

  String arn() {
    return description.path("LoadBalancerArn").asString("");
  }

  String name() {
    return description.path("LoadBalancerName").asString("");
  }

  /** {@code app/name/id}, as metrics and logs name it. */
  String fullName() {
    return arn().substring(arn().indexOf(":loadbalancer/") + ":loadbalancer/".length());
  }

  ObjectNode description() {
    return description;
  }

  Attributes attributes() {
    return attributes;
  }

  List<Listener> listeners() {
    return listeners;
  }

  Door door() {
    return door;
  }

  boolean isDoorFree() {
    return listeners.stream().noneMatch(listener -> listener.door() == door);
  }

  boolean uses(String targetGroupArn) {
    return listeners.stream()
        .flatMap(listener -> listener.allActions().stream())
        .anyMatch(actions -> actions.groups().contains(targetGroupArn));
  }
}
