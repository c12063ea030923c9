package dev.fairway.worker.http;

import dev.fairway.common.http.problem.ProblemException;
import dev.fairway.worker.webhook.subscription.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The revision of a subscription as an entity tag (RFC 9110), such as {@code "3"}. */
final class EntityTags {

  private EntityTags() {}

  static String of(Revision revision) {
    return "\"" + revision.number() + "\"";
  }

  /**
   * @param ifMatch the header; null and {@code *} match any
   * @throws ProblemException 412 where it names another revision
   */
  static void check(@Nullable String ifMatch, Revision revision) {
    if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(of(revision))) {
      throw changed();
    }
  }

  static ProblemException changed() {
    return new ProblemException(
        HttpStatus.PRECONDITION_FAILED,
        "The subscription has changed since; read it again and send its new ETag as If-Match.");
  }
}
