package dev.fairway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** Runs as processes of their own, two together, killed, late, and asked for one window. */
@ExtendWith(Region.class)
final class RunIT {

  private static final Pattern MADE =
      Pattern.compile("(first|second) of (\\S+)/PT1H is (NEW|CORRECTED|UNCHANGED)");
  private static final String[] FIVE_HOURS = {"12", "13", "14", "15", "16"};

  private final S3Client s3 = Region.s3();
  private final DynamoDbClient dynamoDb = Region.dynamoDb();
  private final String dataBucket = Region.bucket(s3);
  private final String reportsBucket = Region.bucket(s3);
  private final String stateTable = Region.stateTable(dynamoDb);

  @AfterEach
  void close() {
    s3.close();
    dynamoDb.close();
  }

  @Test
  void ofTwoRunsTogetherOneWorksAndTheOtherSaysSo() throws Exception {
    Started working = at("12:30", "HANG_AT", "first 2026-11-22T11:00:00Z").says("hanging at");
    at("12:30").ends(0).saying("HELD", "Another run works", "since", "until");
    assertThat(manifests("first")).isEmpty();
    working.terminate();
    working.ends(143).saying("Told to stop");
    at("12:30").ends(0).saying("2 reports written");
  }

  @Test
  void theNextRunCompletesTheHourOfOneThatWasKilled() throws Exception {
    input("first", "11", "a");
    Started killed = at("12:30", "HANG_AT", "first 2026-11-22T11:00:00Z").says("hanging at");
    killed.kill();
    assertThat(manifests("first")).isEmpty();
    at("12:31").ends(0).saying("HELD");
    Awaitility.await("the lease's end")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> at("12:31").ends(0).output().contains("DONE"));
    assertThat(manifests("first")).containsExactly("first/dt=2026-11-22/hr=11/manifest.json");
    assertThat(state("watermark", "first"))
        .containsEntry("doneUntil", AttributeValue.fromS("2026-11-22T12:00:00Z"))
        .containsEntry("fencingToken", AttributeValue.fromN("2"));
  }

  @Test
  void missedHoursAreCaughtUpInOrder() throws Exception {
    at("12:05").ends(0);
    Started late = at("17:05").ends(0);
    assertThat(made(late, "first")).startsWith(made("NEW", FIVE_HOURS));
    assertThat(made(late, "second")).startsWith(made("NEW", FIVE_HOURS));
    assertThat(manifests("first")).hasSize(6);
  }

  @Test
  void whatIsBeyondTheLimitIsSaidAndLeftToTheNextRun() throws Exception {
    at("12:05").ends(0);
    Started one = at("17:05", "REPORT_CATCH_UP", "3").ends(0);
    assertThat(made(one, "first")).startsWith(made("NEW", "12", "13", "14"));
    one.saying("first is behind", "4 windows behind");
    Started next = at("17:05", "REPORT_CATCH_UP", "3").ends(0);
    assertThat(made(next, "first")).startsWith(made("NEW", "15", "16"));
    next.saying("0 windows behind");
  }

  @Test
  void lateFilesCorrectAReportWithinTheGracePeriod() throws Exception {
    at("12:05").ends(0);
    input("first", "11", "late");
    Started next = at("13:05").ends(0);
    assertThat(made(next, "first")).containsExactly("12 NEW", "11 CORRECTED");
    assertThat(made(next, "second")).containsExactly("12 NEW", "11 UNCHANGED");
    input("first", "11", "too late");
    assertThat(made(at("14:05").ends(0), "first")).containsExactly("13 NEW", "12 UNCHANGED");
  }

  @Test
  void aWindowThatFailsHoldsUpNoOther() throws Exception {
    at("12:05").ends(0);
    Started failing = at("14:05", "REJECT_AT", "first 2026-11-22T12:00:00Z").ends(5);
    failing.saying("9 of 10 rows were rejected", "1 windows have too many rejected rows");
    assertThat(made(failing, "first")).contains("13 NEW").doesNotContain("12 NEW");
    assertThat(made(failing, "second")).contains("12 NEW", "13 NEW");
    assertThat(state("watermark", "first"))
        .containsEntry("doneUntil", AttributeValue.fromS("2026-11-22T12:00:00Z"));
    Started mended = at("14:06").ends(0);
    assertThat(made(mended, "first")).startsWith("12 NEW", "13 UNCHANGED");
    assertThat(state("watermark", "first"))
        .containsEntry("doneUntil", AttributeValue.fromS("2026-11-22T14:00:00Z"));
  }

  @Test
  void oneWindowIsMadeAgainOnRequest() throws Exception {
    at("12:05").ends(0);
    input("first", "09", "found");
    Started asked =
        Started.with(environment("12:10"), "--window=2026-11-22T09:00:00Z", "--report=first")
            .ends(0);
    assertThat(made(asked, "first")).containsExactly("09 NEW");
    assertThat(made(asked, "second")).isEmpty();
    assertThat(state("watermark", "first"))
        .containsEntry("doneUntil", AttributeValue.fromS("2026-11-22T12:00:00Z"));
    Started byVariable = at("12:10", "REPORT_WINDOW", "2026-11-22T09:00:00Z/PT1H").ends(0);
    assertThat(made(byVariable, "first")).containsExactly("09 UNCHANGED");
    assertThat(made(byVariable, "second")).containsExactly("09 NEW");
  }

  @Test
  void saysWhatIsWrongWithARequest() throws Exception {
    at("12:05", "REPORT_WINDOW", "2026-11-22T12:00:00Z")
        .ends(2)
        .saying("No report has a closed window", "first 2026-11-22T11:00:00Z/PT1H");
    at("12:05", "REPORT_NAME", "third").ends(2).saying("third", "there are first, second");
    Started.with(environment("12:05"), "--windows=x").ends(2).saying("--windows=x is unknown");
    at("noon").ends(2).saying("SCHEDULED_AT");
    at("12:05", "REPORT_GRACE", "long").ends(2).saying("REPORT_GRACE");
    assertThat(manifests("first")).isEmpty();
  }

  @Test
  void endsAtItsDeadlineAndGivesTheLeaseBack() throws Exception {
    var environment = environment("12:05");
    environment.put("HANG_AT", "second 2026-11-22T11:00:00Z");
    environment.put("TASK_DEADLINE", "PT10S");
    Started.with(environment).ends(4).saying("deadline of PT10S");
    assertThat(manifests("second")).isEmpty();
    assertThat(state("lease", "batch-job")).doesNotContainKey("holder");
  }

  @Test
  void isOutOfReachWhereNobodyAnswers() throws Exception {
    var environment = environment("12:05");
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    Started.with(environment).ends(3).saying("Connection refused");
  }

  private Started at(String time, String... variable) throws IOException {
    var environment = environment(time);
    if (variable.length == 2) {
      environment.put(variable[0], variable[1]);
    }
    return Started.with(environment);
  }

  private Map<String, String> environment(String time) {
    var environment = new TreeMap<String, String>();
    environment.put("AWS_ENDPOINT_URL", Region.endpoint());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("DATA_BUCKET", dataBucket);
    environment.put("REPORTS_BUCKET", reportsBucket);
    environment.put("STATE_TABLE", stateTable);
    environment.put("SCHEDULED_AT", "2026-11-22T" + time + ":00Z");
    environment.put("LEASE_TIME", "PT20S");
    return environment;
  }

  private void input(String report, String hour, String name) {
    String key = "%s/dt=2026-11-22/hr=%s/%s".formatted(report, hour, name);
    s3.putObject(put -> put.bucket(dataBucket).key(key), RequestBody.fromString(name));
  }

  private List<String> manifests(String report) {
    return ScriptedReports.manifests(s3, reportsBucket, report).toList();
  }

  private Map<String, AttributeValue> state(String pk, String sk) {
    var key = Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    return dynamoDb.getItem(get -> get.tableName(stateTable).key(key).consistentRead(true)).item();
  }

  /** What a run said that it made of a report: hour and state. */
  private static List<String> made(Started run, String report) {
    List<String> made = new ArrayList<>();
    MADE.matcher(run.output())
        .results()
        .filter(match -> match.group(1).equals(report))
        .forEach(match -> made.add(match.group(2).substring(11, 13) + " " + match.group(3)));
    return made;
  }

  private static String[] made(String state, String... hours) {
    List<String> made = new ArrayList<>();
    for (String hour : hours) {
      made.add(hour + " " + state);
    }
    return made.toArray(String[]::new);
  }
}
