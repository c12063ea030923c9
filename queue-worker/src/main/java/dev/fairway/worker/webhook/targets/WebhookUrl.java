package dev.fairway.worker.webhook.targets;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that a webhook's URL must have, whatever its host resolves to. */
final class WebhookUrl {

  private static final int LONGEST = 2048;

  private WebhookUrl() {}

  /** Says what is wrong with the text; empty where {@link URI#create} reads it and it will do. */
  static Optional<String> fault(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("the URL has " + text.length() + " characters, at most " + LONGEST);
    }
    try {
      return Optional.ofNullable(fault(new URI(text)));
    } catch (URISyntaxException e) {
      return Optional.of(
          "the URL can't be read at character "
              + (e.getIndex() + 1)
              + "; other characters than those of RFC 3986 must be percent-encoded");
    }
  }

  private static @Nullable String fault(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return "the URL must begin with https://";
    }
    if (url.getRawUserInfo() != null) {
      return "the URL must not hold a user name or password";
    }
    if (url.getHost() == null) {
      return "the URL has no host name or address that can be read";
    }
    if (url.getRawFragment() != null) {
      return "the URL must not have a fragment (#)";
    }
    if (url.getPort() == 0 || url.getPort() > 65_535) {
      return "the URL's port must be 1 to 65535";
    }
    return null;
  }

  static boolean plain(URI url) {
    return "http".equalsIgnoreCase(url.getScheme());
  }
}
