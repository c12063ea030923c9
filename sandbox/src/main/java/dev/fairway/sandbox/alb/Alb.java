package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.targets.HealthProbe;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.clock.SandboxClock;
import java.util.HashMap;
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
  private final Map<String, Function<AlbInput, ObjectNode>> operations = new HashMap<>();

  public Alb(Account account, SandboxClock clock, Doors doors) {
    this.doors = doors;
    Ids ids = new Ids();
    serve(new LoadBalancers(store, doors, account, clock, ids));
    serve(new TargetGroups(store, account, clock, probe, ids), new TargetOperations(store));
    serve(new Listeners(store, doors, ids), new ListenerRules(store, ids));
    operations.put("AddTags", tags::add);
    operations.put("RemoveTags", tags::remove);
    operations.put("DescribeTags", tags::describe);
  }

  private void serve(LoadBalancers loadBalancers) {
    operations.put("CreateLoadBalancer", created(loadBalancers::create, "LoadBalancer"));
    operations.put("DescribeLoadBalancers", loadBalancers::describe);
    operations.put("DeleteLoadBalancer", loadBalancers::delete);
    operations.put("DescribeLoadBalancerAttributes", loadBalancers::attributes);
    operations.put("ModifyLoadBalancerAttributes", loadBalancers::changeAttributes);
    operations.put("SetSecurityGroups", loadBalancers::setSecurityGroups);
    operations.put("SetSubnets", loadBalancers::setSubnets);
  }

  private void serve(TargetGroups groups, TargetOperations targets) {
    operations.put("CreateTargetGroup", created(groups::create, "TargetGroup"));
    operations.put("DescribeTargetGroups", groups::describe);
    operations.put("ModifyTargetGroup", groups::modify);
    operations.put("DeleteTargetGroup", groups::delete);
    operations.put("DescribeTargetGroupAttributes", groups::attributes);
    operations.put("ModifyTargetGroupAttributes", groups::changeAttributes);
    operations.put("RegisterTargets", targets::register);
    operations.put("DeregisterTargets", targets::deregister);
    operations.put("DescribeTargetHealth", targets::health);
  }

  private void serve(Listeners listeners, ListenerRules rules) {
    operations.put("CreateListener", created(listeners::create, "Listener"));
    operations.put("DescribeListeners", listeners::describe);
    operations.put("ModifyListener", listeners::modify);
    operations.put("DeleteListener", listeners::delete);
    operations.put("CreateRule", created(rules::create, "Rule"));
    operations.put("DescribeRules", rules::describe);
    operations.put("ModifyRule", rules::modify);
    operations.put("DeleteRule", rules::delete);
    operations.put("SetRulePriorities", rules::setPriorities);
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
