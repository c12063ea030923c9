package dev.fairway.infra.service;

import dev.fairway.infra.ingress.IngressStack;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;

/** The rules of the load balancer that lead to a service. */
final class Routes {

  /**
   * A rule compares with five values at most (ELB, "Quotas for your Application Load Balancers").
   */
  private static final int VALUES_PER_RULE = 5;

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
  List<CfnListenerRule> add(Paths paths) {
    List<String> admins = paths.admin().isEmpty() ? List.of() : ingress.config().adminCidrs();
    int perRule = VALUES_PER_RULE - paths.admin().size();
    for (int first = 0; first < admins.size(); first += perRule) {
      int index = first / perRule;
      List<String> some = admins.subList(first, Math.min(first + perRule, admins.size()));
      rule(
          "AdminRule" + index,
          paths.firstAdminRule() + index,
          List.of(patterns(paths.admin()), sources(some)));
    }
    rule("ApiRule", paths.firstOpenRule(), List.of(patterns(paths.api())));
    rule("OperationsRule", paths.firstOpenRule() + 1, List.of(patterns(paths.operations())));
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

  private static CfnListenerRule.RuleConditionProperty patterns(List<String> patterns) {
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
