package dev.fairway.sandbox.front;

import java.net.URI;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The region's address in the URLs of queues: theirs is known inside of a Docker network alone. */
record QueueUrls(URI region) implements UnaryOperator<ObjectNode> {

  private static final String ADDRESS = "^https?://[^/]+";

  @Override
  public ObjectNode apply(ObjectNode answer) {
    answer.path("QueueUrl").asStringOpt().ifPresent(url -> answer.put("QueueUrl", regional(url)));
    JsonNode urls = answer.path("QueueUrls");
    if (urls.isArray()) {
      ArrayNode regional = answer.putArray("QueueUrls");
      urls.forEach(url -> regional.add(regional(url.asString(""))));
    }
    return answer;
  }

  private String regional(String url) {
    return url.replaceFirst(ADDRESS, region.toString());
  }
}
