package dev.fairway.infra.relay;

import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.stack.Stacks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;

/** The rules that bring events to the relay, and the one that tells people of its own death. */
final class RelayRules {

  private final Stack stack;
  private final ICluster cluster;
  private final UndeliveredEvents undelivered;
  private final List<CfnRule> toQueue = new ArrayList<>();

  RelayRules(Stack stack, ICluster cluster, UndeliveredEvents undelivered) {
    this.stack = stack;
    this.cluster = cluster;
    this.undelivered = undelivered;
  }

  /**
   * Adds all of them.
   *
   * @param bus that hears of uploads that were given up, empty for none
   */
  void connect(Queue queue, AlertTopic topic, String bus) {
    String arn = cluster.getClusterArn();
    toQueue.add(
        rule("StoppedTaskRule", "Tells the alert-relay of each task that stopped", queue)
            .eventPattern(stoppedTasks(arn))
            .build());
    toQueue.add(
        rule("ServiceRule", "Tells the alert-relay of services and their deployments", queue)
            .eventPattern(
                services(Stacks.arn(stack, "ecs", "service", cluster.getClusterName() + "/")))
            .build());
    if (!bus.isEmpty()) {
      toQueue.add(
          rule("GivenUpUploadRule", "Tells the alert-relay of each upload given up", queue)
              .eventBusName(bus)
              .eventPattern(givenUpUploads())
              .build());
    }
    let(queue);
    CfnRule direct = direct(topic);
    topic.acceptFrom(direct);
    List<CfnRule> all = new ArrayList<>(toQueue);
    all.add(direct);
    undelivered.acceptFrom(
        all, "EventsThatReachedNoRelay", "Events did not reach the alert-relay or its topic");
  }

  private CfnRule.Builder rule(String id, String description, Queue queue) {
    return CfnRule.Builder.create(stack, id)
        .description(description)
        .state("ENABLED")
        .targets(
            List.of(
                CfnRule.TargetProperty.builder()
                    .id("alert-relay")
                    .arn(queue.getQueueArn())
                    .retryPolicy(retries())
                    .deadLetterConfig(deadLetters())
                    .build()));
  }

  /** Past the relay, for what the relay can't tell of: that it is dead. */
  private CfnRule direct(AlertTopic topic) {
    return CfnRule.Builder.create(stack, "RelayDiedRule")
        .description("Tells people that a task of the alert-relay died, past the relay")
        .state("ENABLED")
        .eventPattern(relayDied(cluster.getClusterArn()))
        .targets(
            List.of(
                CfnRule.TargetProperty.builder()
                    .id("alerts")
                    .arn(topic.topic().getTopicArn())
                    .inputTransformer(DeathNotice.asMail())
                    .retryPolicy(retries())
                    .deadLetterConfig(deadLetters())
                    .build()))
        .build();
  }

  private void let(Queue queue) {
    List<String> arns = toQueue.stream().map(CfnRule::getAttrArn).toList();
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("EventsToJudge")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", arns)))
            .build());
  }

  static Map<String, Object> stoppedTasks(String clusterArn) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("clusterArn", List.of(clusterArn));
    detail.put("lastStatus", List.of("STOPPED"));
    return pattern("aws.ecs", List.of("ECS Task State Change"), detail);
  }

  /** A deployment's event names its cluster in the ARN of the service alone. */
  static Map<String, Object> services(String servicesOfTheCluster) {
    Map<String, Object> pattern =
        pattern("aws.ecs", List.of("ECS Deployment State Change", "ECS Service Action"), Map.of());
    pattern.put("resources", List.of(Map.of("prefix", servicesOfTheCluster)));
    return pattern;
  }

  static Map<String, Object> givenUpUploads() {
    return pattern("fairway.reconciliation", List.of("Upload Given Up"), Map.of());
  }

  static Map<String, Object> relayDied(String clusterArn) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("clusterArn", List.of(clusterArn));
    detail.put("group", List.of("service:" + AlertRelayStack.NAME));
    detail.put("lastStatus", List.of("STOPPED"));
    detail.put("stoppedReason", List.of("Essential container in task exited"));
    return pattern("aws.ecs", List.of("ECS Task State Change"), detail);
  }

  private static Map<String, Object> pattern(
      String source, List<String> detailTypes, Map<String, Object> detail) {
    Map<String, Object> pattern = new LinkedHashMap<>();
    pattern.put("source", List.of(source));
    pattern.put("detail-type", detailTypes);
    if (!detail.isEmpty()) {
      pattern.put("detail", detail);
    }
    return pattern;
  }

  /** As long and as often as EventBridge tries at all. */
  private static CfnRule.RetryPolicyProperty retries() {
    return CfnRule.RetryPolicyProperty.builder()
        .maximumEventAgeInSeconds(86400)
        .maximumRetryAttempts(185)
        .build();
  }

  private CfnRule.DeadLetterConfigProperty deadLetters() {
    return CfnRule.DeadLetterConfigProperty.builder().arn(undelivered.queueArn()).build();
  }
}
