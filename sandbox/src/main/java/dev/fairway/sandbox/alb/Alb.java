package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.target.HealthProbe;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.clock.SandboxClock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Elastic Load Balancing ({@code elasticloadbalancing}, version 2015-12-01): one call at a time;
 * after each, listeners and health checks do what it says.
 */
public final class Alb implements ApiHandler, AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final AlbStore store = new AlbStore();
  private final Wiring wiring = new Wiring(store);
  private final Tags tags = new Tags();
  private final HealthProbe probe = new HealthProbe();
  private final Doors doors;
  private final Map<String, Function<AlbInput, ObjectNode>> operations;

  public Alb(Account account, SandboxClock clock, Doors doors) {
    this.doors = doors;
    Ids ids = new Ids();
    LoadBalancers loadBalancers = new LoadBalancers(store, doors, account, clock, ids);
    TargetGroups targetGroups = new TargetGroups(store, account, clock, probe, ids);
    Listeners listeners = new Listeners(store, doors, ids);
    ListenerRules rules = new ListenerRules(store, ids);
    TargetOperations targets = new TargetOperations(store);
    operations =
        Map.ofEntries(
            Map.entry("CreateLoadBalancer", created(loadBalancers::create, "LoadBalancer")),
            Map.entry("DescribeLoadBalancers", loadBalancers::describe),
            Map.entry("DeleteLoadBalancer", loadBalancers::delete),
            Map.entry("DescribeLoadBalancerAttributes", loadBalancers::attributes),
            Map.entry("ModifyLoadBalancerAttributes", loadBalancers::changeAttributes),
            Map.entry("SetSecurityGroups", loadBalancers::setSecurityGroups),
            Map.entry("SetSubnets", loadBalancers::setSubnets),
            Map.entry("CreateTargetGroup", created(targetGroups::create, "TargetGroup")),
            Map.entry("DescribeTargetGroups", targetGroups::describe),
            Map.entry("ModifyTargetGroup", targetGroups::modify),
            Map.entry("DeleteTargetGroup", targetGroups::delete),
            Map.entry("DescribeTargetGroupAttributes", targetGroups::attributes),
            Map.entry("ModifyTargetGroupAttributes", targetGroups::changeAttributes),
            Map.entry("CreateListener", created(listeners::create, "Listener")),
            Map.entry("DescribeListeners", listeners::describe),
            Map.entry("ModifyListener", listeners::modify),
            Map.entry("DeleteListener", listeners::delete),
            Map.entry("CreateRule", created(rules::create, "Rule")),
            Map.entry("DescribeRules", rules::describe),
            Map.entry("ModifyRule", rules::modify),
            Map.entry("DeleteRule", rules::delete),
            Map.entry("SetRulePriorities", rules::setPriorities),
            Map.entry("RegisterTargets", targets::register),
            Map.entry("DeregisterTargets", targets::deregister),
            Map.entry("DescribeTargetHealth", targets::health),
            Map.entry("AddTags", tags::add),
            Map.entry("RemoveTags", tags::remove),
            Map.entry("DescribeTags", tags::describe));
  }

  /** Puts the tags of a creation on what was created. */
  private Function<AlbInput, ObjectNode> created(
      Function<AlbInput, ObjectNode> create, String kind) {
    return input -> {
      ObjectNode response = create.apply(input);
      JsonNode made = response.path(kind + "s").path(0);
      tags.created(made.path(kind + "Arn").asString(""), input);
      return response;
    };
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    Function<AlbInput, ObjectNode> operation =
        Optional.ofNullable(operations.get(call.operation()))
            .orElseThrow(() -> unknown(call.operation()));
    lock.lock();
    try {
      ObjectNode response = operation.apply(new AlbInput(call.input()));
      wiring.renew();
      return response;
    } finally {
      lock.unlock();
    }
  }

  private static ApiException unknown(String operation) {
    return AlbErrors.error(
        "InvalidAction",
        "The sandbox does not simulate " + operation + " of Elastic Load Balancing.");
  }

  /** Ends health checks and requests, then closes the ports. */
  @Override
  public void close() {
    lock.lock();
    try {
      store.targetGroups().forEach(group -> group.targets().close());
      doors.close();
      probe.close();
    } finally {
      lock.unlock();
    }
  }
}
