package dev.fairway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.config.Settings;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** Lets cdk-nag check the AWS Solutions rules, for every choice that changes resources. */
class NagTest {

  private static final String CERTIFICATE =
      "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

  static Stream<Settings> choices() {
    Settings shipped = Fixture.shipped();
    return Stream.of(
        shipped
            .with("alarm.email", "ops@example.org")
            .with("alert-relay.emails", "ops@example.org,dev@example.org"),
        shipped.with("network.egress", "NAT_GATEWAY").with("data.retain", "false"),
        shipped
            .with("network.egress", "ENDPOINTS_ONLY")
            .with("image-processor.task.spot-percent", "50")
            .with("queue-worker.scaling.min-tasks", "0")
            .with("batch-job.reconcile", "false")
            .with("batch-job.events", "")
            .with("alert-relay.flows", "")
            .with("batch-job.task.spot-percent", "50"),
        shipped
            .with("ingress.allowed-cidrs", "0.0.0.0/0")
            .with("ingress.admin-cidrs", "192.0.2.0/24")
            .with("ingress.certificate-arn", CERTIFICATE)
            .with("queue-worker.task.exec", "true")
            .with("alert-relay.task.exec", "true")
            .with("queue-worker.webhook.allowed-networks", "10.0.0.0/8"));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void findsNothingThatIsNotExplained(Settings settings) {
    assertThat(findings(Fixture.fairway(settings).app())).isEmpty();
  }

  @Test
  void wouldFindABucketThatIsOpen() {
    App app = App.Builder.create().context(Map.of()).build();
    Stack stack = new Stack(app, "Open");
    Bucket.Builder.create(stack, "Open").build();

    assertThat(findings(app)).anySatisfy(finding -> assertThat(finding).contains("S10"));
  }

  /** One synthesis for all stacks, and every finding as cdk-nag words it. */
  private static List<String> findings(App app) {
    Aspects.of(app).add(new AwsSolutionsChecks());
    return app.synth().getStacks().stream()
        .flatMap(stack -> stack.getMessages().stream())
        .map(message -> message.getId() + ": " + message.getEntry().getData())
        .filter(message -> message.contains("AwsSolutions-"))
        .toList();
  }
}
