package dev.fairway.worker.consume;

import static dev.fairway.worker.consume.Place.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.common.FaultyProxy;
import dev.fairway.common.backend.TestAws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lower the number of messages for a quick run: {@code -Dcrash.messages=2000}. */
@ExtendWith(SharedRegion.class)
final class CrashIT {

  private static final Logger log = LoggerFactory.getLogger(CrashIT.class);
  private static final int MESSAGES =
      Integer.getInteger(
          "crash.messages", TestAws.affordable("messages of the crash test", 20_000, 2_000));
  private static final Duration OUTAGE = Duration.ofSeconds(30);

  private final SqsClient sqs = Clients.sqs(SharedRegion.endpoint());
  private final DynamoDbClient tables = Clients.dynamoDb(SharedRegion.endpoint());
  private final Place place = Place.create(SharedRegion.endpoint());

  @AfterEach
  void close() {
    sqs.close();
    tables.close();
  }

  @Test
  void hasEachEffectOnceThoughWorkersAreKilledAndTheQueueIsAway() throws Exception {
    long seed = System.nanoTime();
    log.info("Seed {}", seed);
    Random random = new Random(seed);
    place.sendAll(sqs, bodies(random));
    try (FaultyProxy proxy = FaultyProxy.before(SharedRegion.endpoint())) {
      Place reached = place.queuesThrough(proxy.endpoint());
      try (WorkerProcess one = WorkerProcess.start(reached, new Random(random.nextLong()));
          WorkerProcess other = WorkerProcess.start(reached, new Random(random.nextLong()))) {
        untilDepthIsAtMost(MESSAGES / 2);
        proxy.cut();
        Thread.sleep(OUTAGE);
        proxy.mend();
        untilDepthIsAtMost(0);
        log.info("Killed {} and {} workers", one.killed(), other.killed());
        assertThat(one.killed() + other.killed()).isPositive();
      }
    }
    assertThat(effects())
        .hasSize(MESSAGES)
        .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    assertThat(Place.depth(sqs, place.deadLetterUrl())).isZero();
    assertThat(place.depth(sqs)).isZero();
  }

  private static List<String> bodies(Random random) {
    List<String> bodies =
        IntStream.range(0, MESSAGES)
            .mapToObj(i -> job("j" + i, "word"))
            .collect(Collectors.toCollection(ArrayList::new));
    IntStream.range(0, MESSAGES / 20)
        .forEach(i -> bodies.add(bodies.get(random.nextInt(MESSAGES))));
    Collections.shuffle(bodies, random);
    return bodies;
  }

  private void untilDepthIsAtMost(int depth) {
    await()
        .atMost(Duration.ofMinutes(15))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> place.depth(sqs) <= depth);
  }

  private Map<String, Integer> effects() {
    return tables.scanPaginator(scan -> scan.tableName(place.effects())).items().stream()
        .collect(
            Collectors.toMap(item -> String.valueOf(item.get("id")), item -> Effects.times(item)));
  }
}
