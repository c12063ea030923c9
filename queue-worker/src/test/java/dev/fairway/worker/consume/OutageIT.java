package dev.fairway.worker.consume;

import static dev.fairway.worker.consume.Place.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.common.FaultyProxy;
import dev.fairway.worker.consume.TestWorker.Options;
import dev.fairway.worker.job.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

@ExtendWith(SharedRegion.class)
final class OutageIT {

  @Test
  void losesNothingWhereTheRegionIsOutOfReachForAWhile() throws Exception {
    Place place = Place.create(SharedRegion.endpoint());
    AtomicInteger begun = new AtomicInteger();
    try (SqsClient sqs = Clients.sqs(SharedRegion.endpoint());
        DynamoDbClient tables = Clients.dynamoDb(SharedRegion.endpoint());
        FaultyProxy proxy = FaultyProxy.before(SharedRegion.endpoint())) {
      place.sendAll(sqs, IntStream.range(0, 200).mapToObj(i -> job("j" + i, "word")).toList());
      WordHandler handler =
          WordHandler.of(
              job -> {
                if (begun.incrementAndGet() == 50) {
                  proxy.cut();
                }
                return new Outcome.Done(List.of(Effects.add(place.effects(), job.id())));
              });
      try (var worker = TestWorker.start(place.through(proxy.endpoint()), Options.USUAL, handler)) {
        await().atMost(Duration.ofSeconds(60)).until(() -> begun.get() >= 50);
        await()
            .during(Duration.ofSeconds(3))
            .atMost(Duration.ofSeconds(60))
            .until(() -> place.depth(sqs) > 100);
        proxy.mend();
        await().atMost(Duration.ofSeconds(120)).until(() -> place.depth(sqs) == 0);
      }
      assertThat(IntStream.range(0, 200).map(i -> Effects.count(tables, place.effects(), "j" + i)))
          .allMatch(count -> count == 1);
      assertThat(Place.depth(sqs, place.deadLetterUrl())).isZero();
    }
  }
}
