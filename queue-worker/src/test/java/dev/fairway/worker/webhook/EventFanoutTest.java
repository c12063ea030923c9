package dev.fairway.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.common.SettableClock;
import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.SubscriptionCache;
import dev.fairway.worker.webhook.subscription.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class EventFanoutTest {

  private final JsonMapper json = JsonMapper.builder().build();
  private final SettableClock clock = new SettableClock();
  private final MemorySubscriptions subscriptions = new MemorySubscriptions();
  private final List<List<NewJob>> sent = new ArrayList<>();
  private final EventFanout fanout =
      new EventFanout(new SubscriptionCache(subscriptions, clock), recorder(), json);

  @Test
  void sendsOneJobToEachSubscriptionThatWantsTheType() throws Exception {
    subscriptions.add("sub_a", "https://a.example/", "Image *");
    subscriptions.add("sub_b", "https://b.example/", "Report Ready");
    subscriptions.add("sub_c", "https://c.example/", "Image Processed");
    assertThat(fan("e1", "Image Processed")).isEqualTo(Outcome.done());
    assertThat(jobs()).extracting(NewJob::id).containsExactly("e1:sub_a", "e1:sub_c");
    assertThat(jobs()).extracting(NewJob::type).containsOnly("webhook.delivery");
    assertThat(jobs()).extracting(NewJob::correlationId).containsOnly("correlation");
    assertThat(jobs()).extracting(NewJob::group).contains(Optional.of("sub_a"));
    Delivery read = json.treeToValue(jobs().getFirst().payload(), Delivery.class);
    assertThat(read).isEqualTo(new Delivery("sub_a", event("e1", "Image Processed")));
  }

  @Test
  void sendsTheSameIdsForTheSameEvent() throws Exception {
    subscriptions.add("sub_a", "https://a.example/", "*");
    fan("e1", "Image Processed");
    fan("e1", "Image Processed");
    assertThat(jobs()).extracting(NewJob::id).containsExactly("e1:sub_a", "e1:sub_a");
  }

  @Test
  void leavesOutWhatIsDisabled() throws Exception {
    Subscription a = subscriptions.add("sub_a", "https://a.example/", "*");
    Terms off = new Terms(a.terms().url(), a.terms().eventTypes(), null, false);
    subscriptions.replace(a.with(off, clock.instant()));
    fan("e1", "Image Processed");
    assertThat(sent).isEmpty();
  }

  @Test
  void sendsManyInPortions() throws Exception {
    for (int number = 0; number < 120; number++) {
      subscriptions.add("sub_" + number, "https://a.example/", "*");
    }
    fan("e1", "Image Processed");
    assertThat(sent).extracting(List::size).containsExactly(50, 50, 20);
  }

  @Test
  void readsTheTableOnceForABacklogOfEvents() throws Exception {
    Event old = event("e1", "Image Processed");
    clock.advance(Duration.ofMinutes(1));
    for (int number = 0; number < 10; number++) {
      fanout.handle(new Job<>("event:e" + number, Event.FANOUT, old, "correlation", 1));
    }
    assertThat(subscriptions.reads).hasValue(1);
    clock.advance(Duration.ofSeconds(6));
    fanout.handle(new Job<>("event:e11", Event.FANOUT, old, "correlation", 1));
    assertThat(subscriptions.reads).hasValue(2);
  }

  @Test
  void knowsASubscriptionThatIsOlderThanTheEvent() throws Exception {
    fan("e1", "Image Processed");
    subscriptions.add("sub_a", "https://a.example/", "*");
    fan("e2", "Image Processed");
    assertThat(jobs()).extracting(NewJob::id).containsExactly("e2:sub_a");
  }

  @Test
  void hashesAnEventIdThatIsTooLongForAJobId() {
    var delivery = new Delivery("sub_0123456789abcdef", event("e".repeat(122), "Image Processed"));
    assertThat(delivery.jobId()).matches("sha256-[0-9a-f]{64}:sub_0123456789abcdef");
  }

  private Outcome fan(String id, String type) throws InterruptedException {
    return fanout.handle(new Job<>("event:" + id, Event.FANOUT, event(id, type), "correlation", 1));
  }

  private Event event(String id, String type) {
    return new Event(
        id, type, "fairway.images", clock.instant(), json.valueToTree(Map.of("width", 3)));
  }

  private List<NewJob> jobs() {
    return sent.stream().flatMap(List::stream).toList();
  }

  private Jobs recorder() {
    return new Jobs() {
      @Override
      public void send(List<NewJob> jobs) {
        sent.add(jobs);
      }

      @Override
      public Optional<JobStatus> find(String id) {
        return Optional.empty();
      }
    };
  }
}
