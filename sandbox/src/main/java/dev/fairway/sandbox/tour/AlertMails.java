package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The demo's own address, subscribed to the first notice of each alert: no summaries, no
 * recoveries.
 */
final class AlertMails {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final String FIRST_ONLY = "{\"kind\": [\"FIRST\"]}";
  private static final Pattern TOKEN = Pattern.compile("[?&]Token=([A-Za-z0-9]+)");

  /**
   * A mail.
   *
   * @param date in the region's time
   */
  record Mail(String subject, Instant date, String text) {}

  private final RegionClients aws;
  private final String topic;
  private final SandboxPages pages;
  private final Path folder;
  private final Clock clock;
  private final String address;

  /**
   * @param folder where mails are kept
   */
  AlertMails(
      RegionClients aws,
      Map<String, String> outputs,
      SandboxPages pages,
      Path folder,
      Clock clock) {
    this.aws = aws;
    this.folder = folder;
    this.topic = Outputs.text(outputs, "AlertsTopicArn");
    this.pages = pages;
    this.clock = clock;
    this.address = "demo-" + clock.instant().toEpochMilli() + "@example.com";
  }

  URI inbox() {
    return pages.inbox();
  }

  /** Subscribes as a person does: the confirmation comes by mail, and its link is followed. */
  String subscribe() throws IOException, InterruptedException {
    aws.sns()
        .subscribe(
            subscribe ->
                subscribe
                    .topicArn(topic)
                    .protocol("email")
                    .endpoint(address)
                    .attributes(Map.of("FilterPolicy", FIRST_ONLY)));
    Optional<Mail> question = await(mail -> TOKEN.matcher(mail.text()).find());
    Matcher token =
        TOKEN.matcher(
            question
                .orElseThrow(() -> new IOException("No mail asks to confirm the subscription."))
                .text());
    token.find();
    return aws.sns()
        .confirmSubscription(confirm -> confirm.topicArn(topic).token(token.group(1)))
        .subscriptionArn();
  }

  void unsubscribe(String subscription) {
    aws.sns().unsubscribe(unsubscribe -> unsubscribe.subscriptionArn(subscription));
  }

  /** The first mail that is like this, empty where none comes in time. */
  Optional<Mail> await(Predicate<Mail> wanted) throws IOException, InterruptedException {
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (true) {
      Optional<Mail> found = all().stream().filter(wanted).findFirst();
      if (found.isPresent() || clock.instant().isAfter(giveUp)) {
        return found;
      }
      Thread.sleep(GLANCE);
    }
  }

  /** Leaves a mail as a file for a person to read. */
  Path keep(Mail mail, String name) throws IOException {
    return Files.writeString(
        Files.createDirectories(folder).resolve(name + ".txt"),
        "Subject: " + mail.subject() + "\n\n" + mail.text());
  }

  /** The alerts that have come, oldest first. */
  List<Mail> alerts() throws IOException, InterruptedException {
    return all().stream().filter(mail -> !TOKEN.matcher(mail.text()).find()).toList().reversed();
  }

  private List<Mail> all() throws IOException, InterruptedException {
    List<Mail> mails = new ArrayList<>();
    for (JsonNode mail : pages.mails()) {
      if (mail.path("to").asString("").equals(address)) {
        mails.add(
            new Mail(
                mail.path("subject").asString(""),
                Instant.parse(mail.path("date").asString()),
                mail.path("text").asString("")));
      }
    }
    return mails;
  }
}
