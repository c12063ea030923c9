package dev.fairway.alert.context;

import dev.fairway.alert.event.Occurrence;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads CloudWatch Logs of this region. */
final class CloudWatchLogs implements Logs {

  private final LogPlaces places;
  private final CloudWatchLogsClient logs;
  private final String region;

  CloudWatchLogs(LogPlaces places, CloudWatchLogsClient logs, String region) {
    this.places = places;
    this.logs = logs;
    this.region = region;
  }

  @Override
  public List<String> lastLines(Occurrence occurrence, int most) {
    Optional<LogPlace> place =
        places
            .of(occurrence)
            .filter(found -> found.region().isEmpty() || found.region().equals(region));
    return place.map(found -> read(found, most)).orElse(List.of());
  }

  private List<String> read(LogPlace place, int most) {
    GetLogEventsRequest last =
        GetLogEventsRequest.builder()
            .logGroupName(place.group())
            .logStreamName(place.stream())
            .startFromHead(false)
            .limit(most)
            .build();
    try {
      return logs.getLogEvents(last).events().stream().map(OutputLogEvent::message).toList();
    } catch (ResourceNotFoundException notYet) {
      return List.of();
    }
  }
}
