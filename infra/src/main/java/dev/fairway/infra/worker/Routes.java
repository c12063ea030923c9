package dev.fairway.infra.worker;

import dev.fairway.infra.ingress.IngressStack;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;

/** The paths of the load balancer that lead to the queue-worker; any other is not found. */
final class Routes {

  private static final List<String> ADMIN = List.of("/admin/queue", "/admin/queue/*");
  private static final List<String> API =
      List.of("/jobs", "/jobs/*", "/events", "/subscriptions", "/subscriptions/*");
  private static final List<String> OPERATIONS = List.of("/queue-worker/*");

  /**
   * A rule compares with five values at most (ELB, "Quotas for your Application Load Balancers").
   */
  private static final int VALUES_PER_RULE = 5;

  private static final int FIRST_ADMIN_RULE = 100;
  private static final int FIRST_OPEN_RULE = 200;

  private final Stack stack;
  private final IngressStack ingress;
  private final CfnTargetGroup targets;
  private final List<CfnListenerRule> rules = new ArrayList<>();

  Routes(Stack stack, IngressStack ingress, CfnTargetGroup targets) {
    this.stack = stack;
    this.ingress = ingress;
    this.targets = targets;
  }

  /** Adds the rules and returns them, since a service can't start before them. */
  List<CfnListenerRule> add() {
    List<String> admins = ingress.config().adminCidrs();
    int perRule = VALUES_PER_RULE - ADMIN.size();
    for (int first = 0; first < admins.size(); first += perRule) {
      int index = first / perRule;
      List<String> some = admins.subList(first, Math.min(first + perRule, admins.size()));
      rule("AdminRule" + index, FIRST_ADMIN_RULE + index, List.of(paths(ADMIN), sources(some)));
    }
    rule("ApiRule", FIRST_OPEN_RULE, List.of(paths(API)));
    rule("OperationsRule", FIRST_OPEN_RULE + 1, List.of(paths(OPERATIONS)));
    return rules;
  }

  private void rule(
      String id, int priority, List<CfnListenerRule.RuleConditionProperty> conditions) {
    rules.add(
        CfnListenerRule.Builder.create(stack, id)
            .listenerArn(ingress.listenerArn())
            .priority(priority)
            .conditions(conditions)
            .actions(
                List.of(
                    CfnListenerRule.ActionProperty.builder()
                        .type("forward")
                        .targetGroupArn(targets.getRef())
                        .build()))
            .build());
  }

  private static CfnListenerRule.RuleConditionProperty paths(List<String> patterns) {
    return CfnListenerRule.RuleConditionProperty.builder()
        .field("path-pattern")
        .pathPatternConfig(
            CfnListenerRule.PathPatternConfigProperty.builder().values(patterns).build())
        .build();
  }

  private static CfnListenerRule.RuleConditionProperty sources(List<String> cidrs) {
    return CfnListenerRule.RuleConditionProperty.builder()
        .field("source-ip")
        .sourceIpConfig(CfnListenerRule.SourceIpConfigProperty.builder().values(cidrs).build())
        .build();
  }
}
