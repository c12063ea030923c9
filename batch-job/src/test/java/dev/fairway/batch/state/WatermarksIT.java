package dev.fairway.batch.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.batch.Region;
import dev.fairway.batch.window.Progress;
import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.OutOfReachException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(Region.class)
final class WatermarksIT {

  private static final Window ONE =
      new Window(Instant.parse("2026-11-22T13:00:00Z"), Duration.ofHours(1));

  private final DynamoDbClient dynamoDb = Region.dynamoDb();
  private final Watermarks watermarks =
      new Watermarks(new StateTable(dynamoDb, Region.stateTable(dynamoDb)));

  @AfterEach
  void close() {
    dynamoDb.close();
  }

  @Test
  void remembersTheFirstWindowAndTheLast() throws InterruptedException {
    assertThat(watermarks.find("traffic")).isEmpty();
    watermarks.pass("traffic", ONE, 1);
    watermarks.pass("traffic", ONE.next(), 1);
    assertThat(watermarks.find("traffic")).contains(new Progress(ONE.start(), ONE.next().end()));
    assertThat(watermarks.find("intake")).isEmpty();
  }

  @Test
  void neverGoesBack() throws InterruptedException {
    watermarks.pass("traffic", ONE.next(), 1);
    watermarks.pass("traffic", ONE, 1);
    assertThat(watermarks.find("traffic").orElseThrow().doneUntil()).isEqualTo(ONE.next().end());
  }

  @Test
  void aDisplacedRunDoesNotMoveIt() throws InterruptedException {
    watermarks.pass("traffic", ONE, 2);
    assertThatThrownBy(() -> watermarks.pass("traffic", ONE.next(), 1))
        .isInstanceOf(OutOfReachException.class);
    assertThat(watermarks.find("traffic").orElseThrow().doneUntil()).isEqualTo(ONE.end());
  }
}
