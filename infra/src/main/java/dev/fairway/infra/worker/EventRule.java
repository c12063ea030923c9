package dev.fairway.infra.worker;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;

/** The rule that makes a job of each of Fairway's own events, to be fanned out to subscribers. */
final class EventRule {

  private final Stack stack;
  private final PlatformStack platform;

  EventRule(Stack stack, PlatformStack platform) {
    this.stack = stack;
    this.platform = platform;
  }

  /** Returns the queue of what became no job. */
  UndeliveredEvents feed(Queue jobs) {
    UndeliveredEvents undelivered =
        new UndeliveredEvents(stack, platform::announce, "UndeliveredEvents");
    CfnRule rule =
        CfnRule.Builder.create(stack, "EventRule")
            .description("Makes a job of each event whose source begins with fairway.")
            .state("ENABLED")
            .eventPattern(pattern())
            .targets(List.of(target(jobs, undelivered)))
            .build();
    jobs.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("EventsToFanOut")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(jobs.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
    undelivered.acceptFrom(rule, "EventsThatBecameNoJob", "Events became no job");
    return undelivered;
  }

  /** An event without an id of its own could not be told from its double, and is left alone. */
  static Map<String, Object> pattern() {
    Map<String, Object> pattern = new LinkedHashMap<>();
    pattern.put("source", List.of(Map.of("prefix", "fairway.")));
    pattern.put("detail", Map.of("id", List.of(Map.of("exists", true))));
    return pattern;
  }

  private static CfnRule.TargetProperty target(Queue jobs, UndeliveredEvents undelivered) {
    return CfnRule.TargetProperty.builder()
        .id("work-queue")
        .arn(jobs.getQueueArn())
        .inputTransformer(job())
        .retryPolicy(
            CfnRule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(86400)
                .maximumRetryAttempts(185)
                .build())
        .deadLetterConfig(
            CfnRule.DeadLetterConfigProperty.builder().arn(undelivered.queueArn()).build())
        .build();
  }

  /**
   * The envelope of a job. A placeholder without quotes becomes the value as JSON, the whole detail
   * included; the job's id is made of two texts, so that it stands in quotes.
   */
  private static CfnRule.InputTransformerProperty job() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("detail", "$.detail");
    paths.put("event-id", "$.detail.id");
    paths.put("source", "$.source");
    paths.put("time", "$.time");
    paths.put("type", "$.detail-type");
    return CfnRule.InputTransformerProperty.builder()
        .inputPathsMap(paths)
        .inputTemplate(
            "{\"schema\":1,\"id\":\"event:<event-id>\",\"type\":\"event.fanout\","
                + "\"correlationId\":<event-id>,\"payload\":{\"id\":<event-id>,\"type\":<type>,"
                + "\"source\":<source>,\"time\":<time>,\"data\":<detail>}}")
        .build();
  }
}
