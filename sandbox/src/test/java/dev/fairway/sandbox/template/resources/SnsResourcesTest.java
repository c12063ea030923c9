package dev.fairway.sandbox.template.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.faults.Faults;
import dev.fairway.sandbox.notifications.Notifications;
import dev.fairway.sandbox.notifications.inbox.Inbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Topics, subscriptions and their policies of a template. */
class SnsResourcesTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:alerts";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:alerts";

  @TempDir private Path folder;
  private final SandboxClock clock = SandboxClock.system();
  private Notifications notifications;
  private World world;

  @BeforeEach
  void start() {
    notifications =
        new Notifications(
            Account.DEFAULT,
            call -> json("{}"),
            clock,
            URI.create("http://127.0.0.1:4566"),
            Optional.empty(),
            new Notifications.Mailing(new Inbox(folder, mail -> {}), Optional.empty()),
            new Faults(clock));
    world = new World(Account.DEFAULT, notifications::handle, new NoS3(), new NoRoles());
  }

  @AfterEach
  void stop() {
    notifications.close();
    clock.close();
  }

  @Test
  void standsATopicUpWithItsSubscriptions() {
    Provisioned topic =
        provision(
            "AWS::SNS::Topic",
            """
            {'TopicName':'alerts','DisplayName':'Fairway','SignatureVersion':'2',
             'Subscription':[{'Protocol':'sqs','Endpoint':'%s'}],
             'Tags':[{'Key':'app','Value':'alert-relay'}]}
            """
                .formatted(QUEUE));

    assertThat(topic.ref()).isEqualTo(TOPIC);
    assertThat(topic.attribute("TopicArn")).contains(TOPIC);
    assertThat(topic.attribute("TopicName")).contains("alerts");
    JsonNode attributes = call("GetTopicAttributes", "TopicArn", TOPIC).path("Attributes");
    assertThat(attributes.path("DisplayName").asString()).isEqualTo("Fairway");
    assertThat(attributes.path("SignatureVersion").asString()).isEqualTo("2");
    assertThat(attributes.path("SubscriptionsConfirmed").asString()).isEqualTo("1");
  }

  @Test
  void bringsAKnownSubscriptionToTheTemplatesAttributes() {
    provision("AWS::SNS::Topic", "{'TopicName':'alerts'}");
    String wanted =
        """
        {'TopicArn':'%s','Protocol':'sqs','Endpoint':'%s','RawMessageDelivery':%s,
         'FilterPolicy':{'severity':['high']}}
        """;
    Provisioned first =
        provision("AWS::SNS::Subscription", wanted.formatted(TOPIC, QUEUE, "false"));
    Provisioned second =
        provision("AWS::SNS::Subscription", wanted.formatted(TOPIC, QUEUE, "true"));

    assertThat(first.ref()).startsWith(TOPIC + ":").isEqualTo(second.ref());
    JsonNode attributes =
        call("GetSubscriptionAttributes", "SubscriptionArn", first.ref()).path("Attributes");
    assertThat(attributes.path("RawMessageDelivery").asString()).isEqualTo("true");
    assertThat(attributes.path("FilterPolicy").asString()).isEqualTo("{\"severity\":[\"high\"]}");
  }

  @Test
  void givesAPolicyToItsTopics() {
    provision("AWS::SNS::Topic", "{'TopicName':'alerts'}");

    Provisioned policy =
        provision(
            "AWS::SNS::TopicPolicy",
            "{'Topics':['%s'],'PolicyDocument':{'Statement':[]}}".formatted(TOPIC));

    assertThat(policy.simulated()).isTrue();
    assertThat(
            call("GetTopicAttributes", "TopicArn", TOPIC)
                .path("Attributes")
                .path("Policy")
                .asString())
        .isEqualTo("{\"Statement\":[]}");
  }

  private Provisioned provision(String type, String properties) {
    return Provisioners.of(type)
        .provision(
            new ResourceRequest("Stack", "Thing", type, new Properties(json(properties))), world);
  }

  private ObjectNode call(String operation, String member, String value) {
    return notifications.handle(
        new ApiCall("sns", operation, json("{}").put(member, value), Caller.REGION));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private static final class NoS3 implements S3Client {
    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  private static final class NoRoles implements RoleStore {
    @Override
    public void role(
        String arn,
        String name,
        JsonNode trust,
        Map<String, JsonNode> inline,
        List<String> managedPolicyArns) {}

    @Override
    public void attach(String policyName, JsonNode document, Collection<String> roleNames) {}

    @Override
    public void managedPolicy(String arn, JsonNode document, Collection<String> roleNames) {}
  }
}
