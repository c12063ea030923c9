package dev.fairway.sandbox.notifications.signing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The addresses that SNS puts into what it sends; all are the region's own port.
 *
 * @param endpoint of the region
 */
public record Links(URI endpoint) {

  /** Below {@code /_fairway}. */
  public static final String CERTIFICATE = "/sns/SimpleNotificationService.pem";

  public String confirm(String topicArn, String token) {
    return action("ConfirmSubscription") + "&TopicArn=" + encoded(topicArn) + "&Token=" + token;
  }

  public String unsubscribe(String subscriptionArn) {
    return action("Unsubscribe") + "&SubscriptionArn=" + encoded(subscriptionArn);
  }

  String certificate() {
    return endpoint + "/_fairway" + CERTIFICATE;
  }

  private String action(String name) {
    return endpoint + "/?Action=" + name;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
