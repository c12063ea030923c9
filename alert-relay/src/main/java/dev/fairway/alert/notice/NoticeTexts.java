package dev.fairway.alert.notice;

import dev.fairway.alert.event.Occurrence;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a notice for people and for machines. */
public final class NoticeTexts {

  private final JsonMapper json;
  private final String apiUrl;

  /**
   * @param apiUrl where the API is reached; empty where it is not known
   */
  public NoticeTexts(JsonMapper json, String apiUrl) {
    this.json = json;
    this.apiUrl = apiUrl.endsWith("/") ? apiUrl.substring(0, apiUrl.length() - 1) : apiUrl;
  }

  public Texts of(Notice notice) {
    String subject = Subject.of(notice);
    return new Texts(
        subject,
        new PhoneText(notice, apiUrl).write(),
        NoticeJson.write(json, notice, subject),
        attributes(notice));
  }

  private static Map<String, String> attributes(Notice notice) {
    Occurrence latest = notice.latest();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("kind", notice.kind().name());
    attributes.put("severity", notice.verdict().severity().name());
    attributes.put("category", notice.verdict().category());
    attributes.put("cluster", latest.cluster());
    attributes.put("family", latest.family());
    attributes.put("service", latest.service());
    attributes.values().removeIf(String::isBlank);
    return attributes;
  }
}
