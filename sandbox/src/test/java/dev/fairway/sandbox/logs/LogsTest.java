package dev.fairway.sandbox.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class LogsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  private final SandboxClock clock = new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC));
  private Logs logs;

  @BeforeEach
  void createGroup() {
    logs = new Logs(Account.DEFAULT, clock, folder);
    call("CreateLogGroup", "{'logGroupName': '/fairway/images'}");
    call("CreateLogStream", "{'logGroupName': '/fairway/images', 'logStreamName': 'a/1'}");
  }

  @AfterEach
  void stop() {
    logs.close();
    clock.close();
  }

  @Test
  void readsWhatWasPutFromTheHead() {
    put("a/1", "one", "two", "three");

    JsonNode page = get("'startFromHead': true, 'limit': 2");
    assertThat(messages(page)).containsExactly("one", "two");

    JsonNode next = get("'nextToken': '" + page.path("nextForwardToken").asString() + "'");
    assertThat(messages(next)).containsExactly("three");

    String end = next.path("nextForwardToken").asString();
    JsonNode last = get("'nextToken': '" + end + "'");
    assertThat(messages(last)).isEmpty();
    assertThat(last.path("nextForwardToken").asString()).isEqualTo(end);

    put("a/1", "four");
    assertThat(messages(get("'nextToken': '" + end + "'"))).containsExactly("four");
  }

  @Test
  void readsTheNewestFirstAndThenBackward() {
    put("a/1", "one", "two", "three");

    JsonNode page = get("'limit': 2");
    assertThat(messages(page)).containsExactly("two", "three");

    JsonNode before = get("'nextToken': '" + page.path("nextBackwardToken").asString() + "'");
    assertThat(messages(before)).containsExactly("one");
  }

  @Test
  void endTimeIsExclusiveInGetAndInclusiveInFilter() {
    logs.append("/fairway/images", "a/1", NOON, "at noon");
    long noon = NOON.toEpochMilli();

    assertThat(messages(get("'endTime': " + noon))).isEmpty();
    assertThat(messages(filter("'endTime': " + noon))).containsExactly("at noon");
    assertThat(messages(filter("'startTime': " + (noon + 1)))).isEmpty();
  }

  @Test
  void filtersStreamsInOneOrderOfTime() {
    logs.append("/fairway/images", "b/2", NOON.plusMillis(2), "INFO third");
    logs.append("/fairway/images", "a/1", NOON.plusMillis(1), "ERROR second");
    logs.append("/fairway/images", "b/2", NOON, "ERROR first");

    assertThat(messages(filter(""))).containsExactly("ERROR first", "ERROR second", "INFO third");
    assertThat(messages(filter("'filterPattern': 'ERROR'")))
        .containsExactly("ERROR first", "ERROR second");
    assertThat(messages(filter("'filterPattern': 'ERROR -second'"))).containsExactly("ERROR first");
    assertThat(messages(filter("'filterPattern': '?second ?third'")))
        .containsExactly("ERROR second", "INFO third");
    assertThat(messages(filter("'logStreamNamePrefix': 'b/'")))
        .containsExactly("ERROR first", "INFO third");
    assertThat(messages(filter("'logStreamNames': ['a/1']"))).containsExactly("ERROR second");
  }

  @Test
  void filterPagesWithoutLossOrRepeat() {
    put("a/1", "1", "2", "3", "4", "5");

    List<String> all = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          filter("'limit': 2" + (token.isEmpty() ? "" : ", 'nextToken': '" + token + "'"));
      all.addAll(messages(page));
      token = page.path("nextToken").asString("");
    } while (!token.isEmpty());

    assertThat(all).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void quotedPhraseIsOneTerm() {
    put("a/1", "out of memory", "memory of an outing");

    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("logGroupName", "/fairway/images").put("filterPattern", "\"out of\"");
    JsonNode page = logs.handle(new ApiCall("logs", "FilterLogEvents", input, Caller.REGION));

    assertThat(messages(page)).containsExactly("out of memory");
  }

  @Test
  void saysThatItEvaluatesNoJsonPatterns() {
    assertThatThrownBy(() -> filter("'filterPattern': '{ $.level = ERROR }'"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("terms and quoted phrases only");
  }

  @Test
  void keepsEventsForTheRetention() {
    call("PutRetentionPolicy", "{'logGroupName': '/fairway/images', 'retentionInDays': 7}");
    put("a/1", "old");
    clock.step(Duration.ofDays(6));
    put("a/1", "new");
    assertThat(messages(filter(""))).containsExactly("old", "new");

    clock.step(Duration.ofDays(2));

    assertThat(messages(filter(""))).containsExactly("new");
  }

  @Test
  void keepsTheNewestEventsOfLongStream() {
    for (int line = 1; line <= 10_050; line++) {
      logs.append("/fairway/images", "a/1", NOON, "line " + line);
    }

    List<String> kept = messages(get("'startFromHead': true"));

    assertThat(kept).hasSize(10_000).startsWith("line 51").endsWith("line 10050");
    assertThat(logs.file("/fairway/images", "a/1")).content().hasLineCount(10_050);
  }

  @Test
  void writesFilePeopleCanRead() throws Exception {
    logs.append("/fairway/images", "a/1", NOON, "hello");

    assertThat(Files.readString(folder.resolve("fairway/images/a/1.log")))
        .isEqualTo("2026-11-22T12:00:00Z hello\n");
  }

  @Test
  void noNameLeadsOutOfTheFolder() {
    assertThat(logs.file("/../../etc", "../../x/..").normalize()).startsWithRaw(folder);
  }

  @Test
  void describesGroupsAndStreams() {
    put("a/1", "one");
    call("CreateLogStream", "{'logGroupName': '/fairway/images', 'logStreamName': 'b/1'}");

    JsonNode group =
        call("DescribeLogGroups", "{'logGroupNamePrefix': '/fair'}").path("logGroups").get(0);
    JsonNode streams =
        call(
                "DescribeLogStreams",
                "{'logGroupName': '/fairway/images', 'orderBy': 'LastEventTime', 'descending': true}")
            .path("logStreams");

    assertThat(group.path("arn").asString())
        .isEqualTo("arn:aws:logs:us-east-1:000000000000:log-group:/fairway/images:*");
    assertThat(streams.get(0).path("logStreamName").asString()).isEqualTo("a/1");
    assertThat(streams.get(0).path("lastEventTimestamp").asLong()).isEqualTo(NOON.toEpochMilli());
    assertThat(streams.get(1).has("lastEventTimestamp")).isFalse();
  }

  @Test
  void answersWithTheCodesOfAws() {
    code("ResourceAlreadyExistsException", "CreateLogGroup", "'logGroupName': '/fairway/images'");
    code("ResourceNotFoundException", "DeleteLogGroup", "'logGroupName': 'gone'");
    code(
        "ResourceNotFoundException",
        "GetLogEvents",
        "'logGroupName': '/fairway/images', 'logStreamName': 'gone'");
    code("InvalidParameterException", "CreateLogGroup", "'logGroupName': 'with space'");
    code(
        "InvalidParameterException",
        "PutRetentionPolicy",
        "'logGroupName': '/fairway/images', 'retentionInDays': 8");
    code("UnknownOperationException", "StartQuery", "");
  }

  @Test
  void refusesBatchThatIsTooLarge() {
    String large = "x".repeat(600_000);

    assertThatThrownBy(() -> put("a/1", large, large))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("1048576");
  }

  @Test
  void refusesEventsOutOfOrderAndLeavesOutThoseTooFarAhead() {
    ObjectNode input = batch("a/1");
    ((ArrayNode) input.path("logEvents"))
        .addObject()
        .put("message", "soon")
        .put("timestamp", NOON.plusSeconds(60).toEpochMilli());
    ((ArrayNode) input.path("logEvents"))
        .addObject()
        .put("message", "late")
        .put("timestamp", NOON.plusSeconds(3 * 3600).toEpochMilli());

    JsonNode answer = logs.handle(new ApiCall("logs", "PutLogEvents", input, Caller.REGION));
    assertThat(answer.path("rejectedLogEventsInfo").path("tooNewLogEventStartIndex").asInt())
        .isEqualTo(1);
    assertThat(messages(filter(""))).containsExactly("soon");

    ((ArrayNode) input.path("logEvents")).addObject().put("message", "early").put("timestamp", 1);
    assertThatThrownBy(() -> logs.handle(new ApiCall("logs", "PutLogEvents", input, Caller.REGION)))
        .hasMessageContaining("chronological order");
  }

  private void code(String code, String operation, String input) {
    assertThatThrownBy(() -> call(operation, "{" + input + "}"))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void put(String stream, String... messages) {
    ObjectNode input = batch(stream);
    for (String message : messages) {
      ((ArrayNode) input.path("logEvents"))
          .addObject()
          .put("message", message)
          .put("timestamp", clock.millis());
    }
    logs.handle(new ApiCall("logs", "PutLogEvents", input, Caller.REGION));
  }

  private static ObjectNode batch(String stream) {
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("logGroupName", "/fairway/images")
            .put("logStreamName", stream);
    input.putArray("logEvents");
    return input;
  }

  private JsonNode get(String members) {
    return call(
        "GetLogEvents",
        "{'logGroupName': '/fairway/images', 'logStreamName': 'a/1', " + members + "}");
  }

  private JsonNode filter(String members) {
    return call(
        "FilterLogEvents",
        "{'logGroupName': '/fairway/images'" + (members.isEmpty() ? "" : ", " + members) + "}");
  }

  private ObjectNode call(String operation, String input) {
    ObjectNode members = (ObjectNode) JsonMapper.shared().readTree(input.replace('\'', '"'));
    return logs.handle(new ApiCall("logs", operation, members, Caller.REGION));
  }

  private static List<String> messages(JsonNode page) {
    List<String> out = new ArrayList<>();
    page.path("events").forEach(event -> out.add(event.path("message").asString()));
    return out;
  }
}
