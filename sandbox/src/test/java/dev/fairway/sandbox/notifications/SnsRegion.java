package dev.fairway.sandbox.notifications;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.faults.Faults;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import dev.fairway.sandbox.notifications.inbox.Inbox;
import dev.fairway.sandbox.notifications.inbox.Smtp;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SNS with real queues behind the region's port. */
final class SnsRegion implements AutoCloseable {

  final SandboxClock clock = SandboxClock.system();
  final DataPlane plane = DataPlane.start(DataPlaneOptions.forTests());
  final Faults faults = new Faults(clock);
  final Inbox inbox;
  final Notifications notifications;
  final SnsClient sns = client(SnsClient.builder());
  final SqsClient sqs = client(SqsClient.builder());

  SnsRegion(Path folder, Optional<Smtp> smtp) {
    inbox = new Inbox(folder, mail -> {});
    notifications =
        new Notifications(
            Account.DEFAULT,
            plane.apis(),
            clock,
            plane.endpoint(),
            Optional.empty(),
            new Notifications.Mailing(inbox, smtp),
            faults);
    plane.serve("sns", notifications);
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(plane.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  String topic(String name) {
    return sns.createTopic(create -> create.name(name)).topicArn();
  }

  /** Creates a queue; gives its URL. */
  String queue(String name) {
    return sqs.createQueue(create -> create.queueName(name)).queueUrl();
  }

  static String queueArn(String name) {
    return "arn:aws:sqs:us-east-1:000000000000:" + name;
  }

  URI endpoint() {
    return plane.endpoint();
  }

  @Override
  public void close() {
    sns.close();
    sqs.close();
    notifications.close();
    plane.close();
    clock.close();
  }
}
