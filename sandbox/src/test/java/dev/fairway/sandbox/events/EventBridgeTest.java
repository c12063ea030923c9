package dev.fairway.sandbox.events;

import static dev.fairway.sandbox.events.RecordedApis.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.events.DeliveryOutcome.DeadLettered;
import dev.fairway.sandbox.events.DeliveryOutcome.Delivered;
import dev.fairway.sandbox.events.DeliveryOutcome.Dropped;
import dev.fairway.sandbox.events.DeliveryOutcome.NotPlaced;
import dev.fairway.sandbox.events.DeliveryOutcome.NotSimulated;
import dev.fairway.sandbox.events.DeliveryOutcome.Retrying;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class EventBridgeTest {

  private static final String CLUSTER = "arn:aws:ecs:us-east-1:000000000000:cluster/fairway";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:queue";
  private static final String DLQ = "arn:aws:sqs:us-east-1:000000000000:dlq";
  private static final Instant START = Instant.parse("2026-11-01T10:00:00.250Z");
  private static final Caller PERSON = new Caller("test", Optional.empty());

  private final SandboxClock clock = new SandboxClock(Clock.fixed(START, ZoneOffset.UTC));
  private final RecordedApis apis =
      new RecordedApis(
          call ->
              call.service().equals("ecs")
                  ? json("{'tasks':[{'taskArn':'arn:task/1'}],'failures':[]}")
                  : json("{'MessageId':'m-1'}"));
  private final Outcomes outcomes = new Outcomes();
  private final DeliveryCounters counters = new DeliveryCounters();
  private final EventBridge events =
      new EventBridge(
          Account.DEFAULT,
          apis,
          clock,
          DeliveryListener.of(List.of(counters, outcomes)),
          new Random(1));

  @AfterEach
  void close() {
    events.close();
    clock.close();
  }

  @Test
  void runsATaskAsEventBridgeBuildsTheCall() {
    rule("a-rule-with-a-rather-long-name-of-its-own");
    target(
        """
        {'Id':'t','Arn':'%s','RoleArn':'arn:aws:iam::000000000000:role/events',
         'EcsParameters':{'TaskDefinitionArn':'arn:td:7','TaskCount':2,'PropagateTags':'TASK_DEFINITION',
           'CapacityProviderStrategy':[{'capacityProvider':'FARGATE_SPOT','weight':1}],
           'NetworkConfiguration':{'awsvpcConfiguration':{'Subnets':['s-1'],'SecurityGroups':['sg-1'],
             'AssignPublicIp':'ENABLED'}},'Tags':[{'Key':'app','Value':'images'}]},
         'InputTransformer':{'InputPathsMap':{'key':'$.detail.key'},
           'InputTemplate':'{\\'containerOverrides\\':[{\\'name\\':\\'c\\',\\'environment\\':[{\\'name\\':\\'KEY\\',\\'value\\':\\'<key>\\'}]}]}'}}
        """
            .formatted(CLUSTER));

    publish("{'source':'aws.s3','detail-type':'Object Created','detail':{'key':'in/a b+%.jpg'}}");

    assertThat(outcomes.next().outcome()).isEqualTo(new Delivered("task arn:task/1"));
    ApiCall call = apis.calls("RunTask").getFirst();
    assertThat(call.caller().roleArn()).hasValue("arn:aws:iam::000000000000:role/events");
    assertThat(call.input())
        .isEqualTo(
            json(
                """
                {'cluster':'%s','taskDefinition':'arn:td:7','count':2,
                 'startedBy':'events-rule/a-rule-with-a-rather-lon','propagateTags':'TASK_DEFINITION',
                 'capacityProviderStrategy':[{'capacityProvider':'FARGATE_SPOT','weight':1}],
                 'networkConfiguration':{'awsvpcConfiguration':{'subnets':['s-1'],
                   'securityGroups':['sg-1'],'assignPublicIp':'ENABLED'}},
                 'tags':[{'key':'app','value':'images'}],
                 'overrides':{'containerOverrides':[{'name':'c','environment':[
                   {'name':'KEY','value':'in/a b+%%.jpg'}]}]}}
                """,
                CLUSTER));
  }

  @Test
  void completesTheEnvelope() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));

    publish("{'source':'aws.s3','detail-type':'T','detail':{'a':1},'id':'the-id'}");

    outcomes.next();
    assertThat(apis.inputs("SendMessage").getFirst().path("MessageBody").asString())
        .isEqualTo(
            json("{'version':'0','id':'the-id','detail-type':'T','source':'aws.s3',"
                    + "'account':'000000000000','time':'2026-11-01T10:00:00Z',"
                    + "'region':'us-east-1','resources':[],'detail':{'a':1}}")
                .toString());
  }

  @Test
  void publishesToATopicWhatTheTransformerWrote() {
    rule("r");
    target(
        """
        {'Id':'t','Arn':'arn:aws:sns:us-east-1:000000000000:alerts',
         'InputTransformer':{'InputPathsMap':{'why':'$.detail.why'},
           'InputTemplate':'\\'The relay died: <why>\\''}}
        """);

    publish("{'source':'aws.s3','detail-type':'T','detail':{'why':'exit 137'}}");

    assertThat(outcomes.next().outcome()).isEqualTo(new Delivered("message m-1"));
    ApiCall call = apis.calls("Publish").getFirst();
    assertThat(call.input())
        .isEqualTo(
            json(
                "{'TopicArn':'arn:aws:sns:us-east-1:000000000000:alerts',"
                    + "'Message':'\\'The relay died: exit 137\\''}"));
    assertThat(call.caller().service()).contains("events");
    assertThat(call.caller().sourceArn()).contains("arn:aws:events:us-east-1:000000000000:rule/r");
  }

  @Test
  void deadLettersWhatATopicRefusesAndRetriesWhileItIsDown() {
    rule("r");
    target(
        "{'Id':'t','Arn':'arn:aws:sns:us-east-1:000000000000:alerts','DeadLetterConfig':{'Arn':'%s'}}"
            .formatted(DLQ));
    apis.answer(
        call -> {
          if (call.operation().equals("Publish")) {
            throw new ApiException("AuthorizationError", "not authorized", 403);
          }
          return json("{'MessageId':'m-2'}");
        });

    publish("{'source':'aws.s3','detail-type':'T','detail':{}}");

    assertThat(outcomes.next().outcome())
        .isInstanceOfSatisfying(
            DeadLettered.class,
            dead -> assertThat(dead.failure().code()).isEqualTo("NO_PERMISSIONS"));
    apis.answer(
        call -> {
          throw new ApiException("InternalError", "down", 500);
        });
    publish("{'source':'aws.s3','detail-type':'T','detail':{}}");
    assertThat(outcomes.next().outcome()).isInstanceOf(Retrying.class);
  }

  @Test
  void sendsToAFifoQueueWithItsGroup() {
    rule("r");
    target(
        "{'Id':'t','Arn':'%s.fifo','SqsParameters':{'MessageGroupId':'g'},'Input':'{}'}"
            .formatted(QUEUE));

    publish("{'source':'aws.s3'}");

    outcomes.next();
    assertThat(apis.inputs("SendMessage"))
        .containsExactly(
            json("{'QueueUrl':'http://queue/queue.fifo','MessageBody':'{}','MessageGroupId':'g'}"));
  }

  @Test
  void retriesWithGrowingDelaysUntilTheTargetTakesTheEvent() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));
    apis.answer(
        call -> {
          throw new ApiException("ServiceUnavailable", "Try later.", 503);
        });
    publish("{'source':'aws.s3'}");
    Duration last = Duration.ZERO;
    for (int attempt = 1; attempt <= 4; attempt++) {
      Outcomes.Ended ended = outcomes.next();
      assertThat(ended.attempt().number()).isEqualTo(attempt);
      assertThat(ended.outcome()).isInstanceOf(Retrying.class);
      last = ((Retrying) ended.outcome()).delay();
      assertThat(last.toMillis())
          .isBetween(500L << (attempt - 1), (500L << (attempt - 1)) + (1000L << (attempt - 1)));
      if (attempt == 4) {
        apis.answer(call -> json("{'MessageId':'m'}"));
      }
      clock.step(last);
    }

    assertThat(outcomes.next().outcome()).isEqualTo(new Delivered("message m"));
    assertThat(counters.snapshot())
        .isEqualTo(
            Map.of("r/MatchedEvents", 1L, "r/RetryInvocationAttempts", 4L, "r/Invocations", 1L));
  }

  @Test
  void deadLettersOnceTheRetriesAreUsedUp() {
    rule("r");
    ecsTarget("'RetryPolicy':{'MaximumRetryAttempts':1},");
    failRunTask(new ApiException("ThrottlingException", "Rate exceeded.", 400));
    publish("{'source':'aws.s3','id':'e-1'}");
    clock.step(((Retrying) outcomes.next().outcome()).delay());

    assertThat(outcomes.next().outcome()).isInstanceOf(DeadLettered.class);
    ObjectNode message = apis.inputs("SendMessage").getFirst();
    assertThat(message.path("QueueUrl").asString()).isEqualTo("http://queue/dlq");
    assertThat(message.path("MessageBody").asString()).contains("\"id\":\"e-1\"");
    assertThat(message.path("MessageAttributes"))
        .isEqualTo(
            json(
                """
                {'RULE_ARN':{'DataType':'String','StringValue':'arn:aws:events:us-east-1:000000000000:rule/r'},
                 'TARGET_ARN':{'DataType':'String','StringValue':'%s'},
                 'ERROR_CODE':{'DataType':'String','StringValue':'THROTTLING'},
                 'ERROR_MESSAGE':{'DataType':'String','StringValue':'ThrottlingException: Rate exceeded.'},
                 'RETRY_ATTEMPTS':{'DataType':'Number','StringValue':'1'},
                 'EXHAUSTED_RETRY_CONDITION':{'DataType':'String','StringValue':'MaximumRetryAttempts'}}
                """,
                CLUSTER));
  }

  @Test
  void deadLettersOnceTheEventIsTooOld() {
    rule("r");
    ecsTarget("'RetryPolicy':{'MaximumEventAgeInSeconds':60},");
    failRunTask(new ApiException("ServerException", "No.", 500));
    publish("{'source':'aws.s3'}");
    int tries = 1;
    Outcomes.Ended ended = outcomes.next();
    while (ended.outcome() instanceof Retrying retrying) {
      clock.step(retrying.delay());
      ended = outcomes.next();
      tries++;
    }

    assertThat(tries).isBetween(5, 8);
    assertThat(clock.offset()).isLessThan(Duration.ofSeconds(61));
    assertThat(deadLetterAttribute("EXHAUSTED_RETRY_CONDITION"))
        .isEqualTo("MaximumEventAgeInSeconds");
  }

  @Test
  void deadLettersAtOnceWhatNoRetryCanMend() {
    rule("r");
    ecsTarget("");
    failRunTask(ApiException.badRequest("ClusterNotFoundException", "Cluster not found."));

    publish("{'source':'aws.s3'}");

    assertThat(outcomes.next().outcome()).isInstanceOf(DeadLettered.class);
    assertThat(deadLetterAttribute("ERROR_CODE")).isEqualTo("NO_RESOURCE");
    assertThat(deadLetterAttribute("RETRY_ATTEMPTS")).isEqualTo("0");
    assertThat(deadLetterAttribute("EXHAUSTED_RETRY_CONDITION")).isEmpty();
    assertThat(counters.count("r", "InvocationsSentToDlq")).isEqualTo(1);
  }

  @Test
  void retriesWhereTheTargetIsOutOfReach() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));
    apis.answer(
        call -> {
          throw new UncheckedIOException(new IOException("Connection refused"));
        });

    publish("{'source':'aws.s3'}");

    assertThat(outcomes.next().outcome())
        .isInstanceOfSatisfying(
            Retrying.class,
            retrying -> assertThat(retrying.failure().code()).isEqualTo("CONNECTION_FAILURE"));
  }

  @Test
  void saysSoWhereAnEventIsLost() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));
    apis.answer(
        call -> {
          throw ApiException.badRequest("AccessDenied", "No.");
        });

    publish("{'source':'aws.s3'}");

    assertThat(outcomes.next().outcome())
        .isEqualTo(
            new Dropped(
                new DeliveryFailure("NO_PERMISSIONS", "AccessDenied: No.", false),
                "the target has no dead-letter queue",
                false));
  }

  @Test
  void countsATaskThatWasNotPlacedAndDeliversNothing() {
    rule("r");
    ecsTarget("");
    apis.answer(
        call ->
            json("{'tasks':[],'failures':[{'reason':'Capacity is unavailable at this time'}]}"));

    publish("{'source':'aws.s3'}");

    assertThat(outcomes.next().outcome())
        .isEqualTo(new NotPlaced(List.of("Capacity is unavailable at this time")));
    assertThat(apis.inputs("SendMessage")).isEmpty();
    assertThat(counters.count("r", "FailedInvocations")).isEqualTo(1);
  }

  @Test
  void refusesOverridesThatAreTooLong() {
    rule("r");
    ecsTarget("");
    ObjectNode target = json("{'Id':'t'}");
    target.setAll((ObjectNode) list().path("Targets").get(0));
    target.put(
        "Input",
        json("{'containerOverrides':[{'name':'c','command':['%s']}]}", "x".repeat(8192))
            .toString());
    targets(target);

    publish("{'source':'aws.s3'}");

    outcomes.next();
    assertThat(apis.inputs("RunTask")).isEmpty();
    assertThat(deadLetterAttribute("ERROR_MESSAGE"))
        .contains("Container Overrides length must be at most 8192");
  }

  @Test
  void runsATaskWithoutOverridesForAWholeEvent() {
    rule("r");
    ecsTarget("");

    publish("{'source':'aws.s3'}");

    outcomes.next();
    assertThat(apis.inputs("RunTask").getFirst().has("overrides")).isFalse();
  }

  @Test
  void acceptsATargetThatItCannotPlayAndSaysSo() {
    rule("r");
    target("{'Id':'t','Arn':'arn:aws:lambda:us-east-1:000000000000:function:f'}");

    publish("{'source':'aws.s3'}");

    assertThat(outcomes.next().outcome()).isEqualTo(new NotSimulated());
  }

  @Test
  void followsAChangedPatternAndKeepsTheTargets() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));
    call("PutRule", "{'Name':'r','EventPattern':'{\\'source\\':[\\'mine\\']}'}");

    publish("{'source':'aws.s3','id':'old'}");
    publish("{'source':'mine','id':'new'}");

    assertThat(outcomes.next().attempt().eventId()).isEqualTo("new");
    assertThat(outcomes.isEmpty()).isTrue();
  }

  @Test
  void sendsNothingWhileARuleIsDisabled() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));
    call("DisableRule", "{'Name':'r'}");
    publish("{'source':'aws.s3','id':'unseen'}");
    call("EnableRule", "{'Name':'r'}");
    publish("{'source':'aws.s3','id':'seen'}");

    assertThat(outcomes.next().attempt().eventId()).isEqualTo("seen");
    assertThat(outcomes.isEmpty()).isTrue();
  }

  @Test
  void takesAndRefusesEachEntryOnItsOwn() {
    ObjectNode response =
        call(
            "PutEvents",
            """
            {'Entries':[
              {'Source':'mine','DetailType':'T','Detail':'{}','Time':1793527200.5},
              {'Source':'aws.s3','DetailType':'T','Detail':'{}'},
              {'Source':'mine','DetailType':'T','Detail':'{oops'},
              {'Source':'mine','Detail':'{}'}]}
            """);

    assertThat(response.path("FailedEntryCount").asInt()).isEqualTo(3);
    assertThat(response.path("Entries").get(0).path("EventId").asString()).hasSize(36);
    assertThat(response.path("Entries").get(1))
        .isEqualTo(
            json(
                "{'ErrorCode':'NotAuthorizedForSourceException',"
                    + "'ErrorMessage':'Not authorized for the source.'}"));
    assertThat(response.path("Entries").get(2).path("ErrorCode").asString())
        .isEqualTo("MalformedDetail");
    assertThat(response.path("Entries").get(3).path("ErrorMessage").asString())
        .isEqualTo("Parameter DetailType is not valid. Reason: DetailType is a required argument.");
  }

  @Test
  void refusesElevenEntriesAndMoreThanAMegabyte() {
    String entry = "{'Source':'mine','DetailType':'T','Detail':'{}'}";
    assertThatThrownBy(
            () -> call("PutEvents", "{'Entries':[" + (entry + ",").repeat(10) + entry + "]}"))
        .hasMessage("PutEvents takes 1 to 10 entries; it was given 11.");
    assertThatThrownBy(
            () ->
                call(
                    "PutEvents",
                    "{'Entries':[{'Source':'mine','DetailType':'%s','Detail':'{}'}]}"
                        .formatted("x".repeat(1024 * 1024))))
        .hasMessage("Total size of the entries in the request is over the limit.");
  }

  @Test
  void letsTheRegionItselfPutEventsOfAwsSources() {
    ObjectNode response =
        events.handle(
            new ApiCall(
                "events",
                "PutEvents",
                json("{'Entries':[{'Source':'aws.s3','DetailType':'T','Detail':'{}'}]}"),
                Caller.REGION));

    assertThat(response.path("FailedEntryCount").asInt()).isZero();
  }

  @Test
  void takesTheEntriesOfTheRegionsOwnServices() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));

    events.put(json("{'Source':'aws.s3','DetailType':'Object Created','Detail':'{}'}"));

    assertThat(outcomes.next().attempt().detailType()).isEqualTo("Object Created");
    assertThatThrownBy(() -> events.put(json("{'Source':'aws.s3'}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void describesAndListsRulesAndTargets() {
    rule("b");
    rule("a");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE), "a");

    assertThat(call("DescribeRule", "{'Name':'a'}"))
        .isEqualTo(
            json(
                "{'Name':'a','Arn':'arn:aws:events:us-east-1:000000000000:rule/a',"
                    + "'EventPattern':'{\\'source\\':[\\'aws.s3\\']}','State':'ENABLED',"
                    + "'EventBusName':'default','CreatedBy':'000000000000'}"));
    ObjectNode page = call("ListRules", "{'Limit':1}");
    assertThat(page.path("Rules").get(0).path("Name").asString()).isEqualTo("a");
    assertThat(
            call("ListRules", "{'Limit':1,'NextToken':'%s'}", page.path("NextToken").asString())
                .path("Rules")
                .get(0)
                .path("Name")
                .asString())
        .isEqualTo("b");
    assertThat(call("ListTargetsByRule", "{'Rule':'a'}"))
        .isEqualTo(json("{'Targets':[{'Id':'t','Arn':'%s'}]}", QUEUE));
    assertThat(call("ListRuleNamesByTarget", "{'TargetArn':'%s'}", QUEUE))
        .isEqualTo(json("{'RuleNames':['a']}"));
  }

  @Test
  void deletesARuleOnlyWithoutTargets() {
    rule("r");
    target("{'Id':'t','Arn':'%s'}".formatted(QUEUE));
    assertThatThrownBy(() -> call("DeleteRule", "{'Name':'r'}"))
        .hasMessage("Rule can't be deleted since it has targets.");

    ObjectNode removed = call("RemoveTargets", "{'Rule':'r','Ids':['t','other']}");
    call("DeleteRule", "{'Name':'r'}");

    assertThat(removed.path("FailedEntryCount").asInt()).isEqualTo(1);
    assertThatThrownBy(() -> call("DescribeRule", "{'Name':'r'}"))
        .hasMessage("Rule r does not exist on EventBus default.");
  }

  @Test
  void refusesTargetsThatCannotWork() {
    rule("r");
    assertThatThrownBy(() -> target("{'Id':'t','Arn':'%s'}".formatted(CLUSTER)))
        .hasMessage("RoleArn is required for target " + CLUSTER + ".");
    assertThatThrownBy(() -> target("{'Id':'t','Arn':'%s.fifo'}".formatted(QUEUE)))
        .hasMessageContaining("SqsParameters must be specified");
    assertThatThrownBy(() -> target("{'Id':'t','Arn':'queue'}"))
        .hasMessageContaining("not in correct format");
    assertThatThrownBy(
            () -> target("{'Id':'t','Arn':'%s','Input':'{}','InputPath':'$.id'}".formatted(QUEUE)))
        .hasMessageContaining("Only one of Input, InputPath, or InputTransformer");
    assertThatThrownBy(
            () ->
                target(
                    "{'Id':'t','Arn':'%s','RetryPolicy':{'MaximumRetryAttempts':186}}"
                        .formatted(QUEUE)))
        .hasMessageContaining("must be from 0 to 185");
  }

  @Test
  void testsAPattern() {
    String event =
        "{'id':'1','account':'1','source':'a','time':'t','region':'r','resources':[],"
            + "'detail-type':'d'}";
    ObjectNode input = json("{'EventPattern':'{\\'source\\':[\\'a\\']}'}");
    input.put("Event", event.replace('\'', '"'));

    assertThat(events.handle(new ApiCall("events", "TestEventPattern", input, PERSON)))
        .isEqualTo(json("{'Result':true}"));
    input.put("Event", "{}");
    assertThatThrownBy(
            () -> events.handle(new ApiCall("events", "TestEventPattern", input, PERSON)))
        .hasMessageContaining("mandatory field id");
  }

  @Test
  void keepsRulesOfAnotherBusApart() {
    call("CreateEventBus", "{'Name':'orders'}");
    call(
        "PutRule",
        "{'Name':'r','EventBusName':'orders','EventPattern':'{\\'source\\':[\\'mine\\']}'}");
    targetOn("orders", "{'Id':'t','Arn':'%s'}".formatted(QUEUE));
    call(
        "PutEvents",
        "{'Entries':[{'Source':'mine','DetailType':'default','Detail':'{}'},"
            + "{'Source':'mine','DetailType':'orders','Detail':'{}','EventBusName':'orders'}]}");

    assertThat(outcomes.next().attempt().detailType()).isEqualTo("orders");
    assertThat(call("ListEventBuses", "{}").path("EventBuses").size()).isEqualTo(2);
    assertThat(call("DescribeRule", "{'Name':'r','EventBusName':'orders'}").path("Arn").asString())
        .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/orders/r");
  }

  private void rule(String name) {
    call("PutRule", "{'Name':'%s','EventPattern':'{\\'source\\':[\\'aws.s3\\']}'}", name);
  }

  private String firstRule() {
    return call("ListRules", "{}").path("Rules").get(0).path("Name").asString();
  }

  private void target(String target) {
    target(target, firstRule());
  }

  private void target(String target, String rule) {
    ObjectNode input = json("{'Rule':'%s'}", rule);
    input.putArray("Targets").add(json(target));
    events.handle(new ApiCall("events", "PutTargets", input, PERSON));
  }

  private void targetOn(String bus, String target) {
    ObjectNode input = json("{'Rule':'r','EventBusName':'%s'}", bus);
    input.putArray("Targets").add(json(target));
    events.handle(new ApiCall("events", "PutTargets", input, PERSON));
  }

  private void targets(ObjectNode target) {
    ObjectNode input = json("{'Rule':'r'}");
    input.putArray("Targets").add(target);
    events.handle(new ApiCall("events", "PutTargets", input, PERSON));
  }

  private ObjectNode list() {
    return call("ListTargetsByRule", "{'Rule':'r'}");
  }

  private void ecsTarget(String members) {
    target(
        """
        {'Id':'t','Arn':'%s','RoleArn':'arn:aws:iam::000000000000:role/events',%s
         'DeadLetterConfig':{'Arn':'%s'},'EcsParameters':{'TaskDefinitionArn':'arn:td:7'}}
        """
            .formatted(CLUSTER, members, DLQ));
  }

  private void failRunTask(ApiException error) {
    apis.answer(
        call -> {
          if (call.service().equals("ecs")) {
            throw error;
          }
          return json("{'MessageId':'m'}");
        });
  }

  private String deadLetterAttribute(String name) {
    return apis.inputs("SendMessage")
        .getFirst()
        .path("MessageAttributes")
        .path(name)
        .path("StringValue")
        .asString("");
  }

  private void publish(String envelope) {
    events.defaultBus().publish(json(envelope));
  }

  private ObjectNode call(String operation, String input, Object... arguments) {
    return events.handle(new ApiCall("events", operation, json(input, arguments), PERSON));
  }
}
