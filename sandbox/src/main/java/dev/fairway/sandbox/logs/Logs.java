package dev.fairway.sandbox.logs;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.clock.SandboxClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch Logs ({@code logs}), in memory, with each stream as a file besides. */
public final class Logs implements ApiHandler, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Logs.class);

  private static final Set<Integer> RETENTION_DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private final LogFiles files;
  private final LogStore store;
  private final PutLogEvents putLogEvents;
  private final GetLogEvents getLogEvents;
  private final FilterLogEvents filterLogEvents;
  private final DescribeLogGroups describeLogGroups;
  private final DescribeLogStreams describeLogStreams;

  /**
   * @param folder where the files of the streams go
   */
  public Logs(Account account, SandboxClock clock, Path folder) {
    this.files = new LogFiles(folder);
    this.store = new LogStore(clock, files);
    this.putLogEvents = new PutLogEvents(store, clock);
    this.getLogEvents = new GetLogEvents(store);
    this.filterLogEvents = new FilterLogEvents(store);
    this.describeLogGroups = new DescribeLogGroups(store, account);
    this.describeLogStreams = new DescribeLogStreams(store, account);
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    LogInput input = new LogInput(call.input());
    return switch (call.operation()) {
      case "CreateLogGroup" -> createLogGroup(input);
      case "DeleteLogGroup" -> deleteLogGroup(input);
      case "CreateLogStream" -> createLogStream(input);
      case "DeleteLogStream" -> deleteLogStream(input);
      case "PutRetentionPolicy" -> putRetentionPolicy(input);
      case "DeleteRetentionPolicy" -> retain(input, 0);
      case "PutLogEvents" -> putLogEvents.handle(input);
      case "GetLogEvents" -> getLogEvents.handle(input);
      case "FilterLogEvents" -> filterLogEvents.handle(input);
      case "DescribeLogGroups" -> describeLogGroups.handle(input);
      case "DescribeLogStreams" -> describeLogStreams.handle(input);
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException",
              "The sandbox does not simulate " + call.operation() + " of CloudWatch Logs.");
    };
  }

  /**
   * Takes one line that a container printed, as the awslogs driver does; the stream is created with
   * its first line.
   */
  public void append(String group, String stream, Instant time, String line) {
    if (store.create(group)) {
      log.warn("Log group {} is in no template: on AWS the task would not start.", group);
    }
    store.group(group).create(stream, store.now());
    // CloudWatch Logs has no empty messages: the driver's empty line arrives as a blank.
    String message = line.isEmpty() ? " " : line;
    store.append(
        group,
        store.stream(group, stream),
        List.of(new LogStore.Entry(time.toEpochMilli(), message)));
  }

  /** The file that a stream is written to, for a person to read. */
  public Path file(String group, String stream) {
    return files.file(group, stream);
  }

  private ObjectNode createLogGroup(LogInput input) {
    if (!store.create(input.group())) {
      throw LogErrors.groupExists();
    }
    return nothing();
  }

  private ObjectNode deleteLogGroup(LogInput input) {
    if (!store.delete(input.group())) {
      throw LogErrors.noGroup();
    }
    return nothing();
  }

  private ObjectNode createLogStream(LogInput input) {
    if (!store.group(input.group()).create(input.stream(), store.now())) {
      throw LogErrors.streamExists();
    }
    return nothing();
  }

  private ObjectNode deleteLogStream(LogInput input) {
    if (!store.group(input.group()).delete(input.stream())) {
      throw LogErrors.noStream();
    }
    return nothing();
  }

  private ObjectNode putRetentionPolicy(LogInput input) {
    int days = (int) input.number("retentionInDays", 0);
    if (!RETENTION_DAYS.contains(days)) {
      throw LogErrors.invalid(
          "retentionInDays must be one of "
              + RETENTION_DAYS.stream().sorted().toList()
              + ", not "
              + days
              + ".");
    }
    return retain(input, days);
  }

  private ObjectNode retain(LogInput input, int days) {
    store.group(input.group()).retain(days);
    return nothing();
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    files.close();
  }
}
