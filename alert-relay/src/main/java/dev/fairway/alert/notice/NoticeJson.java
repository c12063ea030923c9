package dev.fairway.alert.notice;

import dev.fairway.alert.event.Occurrence;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A notice for machines. What is not known is left out. */
final class NoticeJson {

  private static final int SCHEMA = 1;

  /** Of a digest; the API has them all. */
  private static final int MOST_OTHERS = 100;

  private NoticeJson() {}

  static String write(JsonMapper json, Notice notice, String subject) {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA);
    root.put("id", notice.id()).put("kind", notice.kind().name()).put("alertId", notice.alertId());
    root.put("subject", subject);
    putVerdict(root, notice);
    putPlace(root, notice.latest());
    putFailure(root, notice.latest());
    putCounts(root, notice);
    ArrayNode lines = root.putArray("logLines");
    notice.logLines().forEach(lines::add);
    ArrayNode others = root.putArray("others");
    notice.others().stream().limit(MOST_OTHERS).forEach(other -> putOther(others, other));
    root.put("othersInAll", notice.others().size());
    return root.toString();
  }

  private static void putVerdict(ObjectNode root, Notice notice) {
    root.put("severity", notice.verdict().severity().name());
    root.put("category", notice.verdict().category());
    root.put("rule", notice.verdict().rule());
    put(root, "explanation", notice.verdict().explanation());
    put(root, "nextStep", notice.verdict().nextStep());
  }

  private static void putPlace(ObjectNode root, Occurrence latest) {
    put(root, "account", latest.account());
    put(root, "region", latest.region());
    put(root, "cluster", latest.cluster());
    put(root, "family", latest.family());
    put(root, "revision", latest.revision());
    put(root, "service", latest.service());
    put(root, "resource", latest.resource());
    ConsoleLink.of(latest).ifPresent(link -> root.put("console", link));
  }

  private static void putFailure(ObjectNode root, Occurrence latest) {
    root.put("eventId", latest.id()).put("at", latest.at().toString());
    put(root, "container", latest.container());
    if (latest.exitCode() != null) {
      root.put("exitCode", latest.exitCode());
    }
    put(root, "stopCode", latest.stopCode());
    put(root, "reason", latest.reason());
    latest.ran().ifPresent(ran -> root.put("ranSeconds", ran.toSeconds()));
  }

  private static void putCounts(ObjectNode root, Notice notice) {
    root.put("count", notice.count()).put("sinceLast", notice.sinceLast());
    root.put("firstAt", notice.firstAt().toString()).put("lastAt", notice.lastAt().toString());
    root.put("previous", notice.previous());
    notice.previousAt().ifPresent(at -> root.put("previousAt", at.toString()));
  }

  private static void putOther(ArrayNode others, Notice.Other other) {
    others
        .addObject()
        .put("alertId", other.alertId())
        .put("family", other.family())
        .put("category", other.category())
        .put("count", other.count());
  }

  private static void put(ObjectNode root, String member, String value) {
    if (!value.isEmpty()) {
      root.put(member, value);
    }
  }
}
