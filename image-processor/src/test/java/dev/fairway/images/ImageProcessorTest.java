package dev.fairway.images;

import static dev.fairway.images.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.images.ObjectStore.Download;
import dev.fairway.images.Outcome.Duplicate;
import dev.fairway.images.Outcome.Gone;
import dev.fairway.images.Outcome.Recorded;
import dev.fairway.images.Outcome.Superseded;
import dev.fairway.images.engine.Processing;
import dev.fairway.images.engine.Reason;
import dev.fairway.images.engine.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

final class ImageProcessorTest {

  private static final String LINE = "data:image-records/dt=2026-11-22/hr=12/";

  private final MemoryStore store = new MemoryStore();
  private final MemoryRecords records = new MemoryRecords();
  private final List<String> told = new ArrayList<>();
  private Processing result = Samples.processed();

  @Test
  void recordsAnUploadWithItsRenditionsAndLine() throws InterruptedException {
    assertThat(handle("A1")).isInstanceOf(Recorded.class);
    assertThat(sequencer()).isEqualTo("A1");
    assertThat(store.objects)
        .containsEntry("renditions:in/a.jpg/A1/64.webp", "image/webp")
        .hasKeySatisfying(
            new Condition<>(
                key -> key.startsWith(LINE) && key.endsWith("-A1.json"), "the record's line"));
  }

  @Test
  void aDuplicateFinishesWhatAKilledRunLeft() throws InterruptedException {
    handle("A1");
    var whole = Map.copyOf(store.objects);
    store.objects.keySet().removeIf(key -> key.startsWith("data:"));
    store.objects.put("renditions:in/a.jpg/A0/64.webp", "left behind");
    assertThat(handle("A1")).isInstanceOf(Duplicate.class);
    assertThat(store.objects).isEqualTo(whole);
    assertThat(told).hasSize(2).containsOnly(told.getFirst());
  }

  @Test
  void anOlderUploadThatComesLateChangesNothing() throws InterruptedException {
    handle("A2");
    var before = Map.copyOf(store.objects);
    assertThat(handle("A1")).isInstanceOf(Superseded.class);
    assertThat(sequencer()).isEqualTo("A2");
    assertThat(store.objects).isEqualTo(before);
  }

  @Test
  void aNewerUploadSweepsTheRenditionsOfOlderOnes() throws InterruptedException {
    handle("A1");
    handle("A2");
    assertThat(store.keys("renditions", "")).containsExactly("in/a.jpg/A2/64.webp");
  }

  @Test
  void whoLosesTheRaceTakesItsRenditionsAway() throws InterruptedException {
    records.rival = () -> rivalWrites("A2");
    assertThat(handle("A1")).isInstanceOf(Superseded.class);
    assertThat(store.keys("renditions", "")).isEmpty();
    assertThat(sequencer()).isEqualTo("A2");
  }

  @Test
  void aTwinThatLosesTheRaceLeavesTheRenditionsThatBothWrote() throws InterruptedException {
    records.rival = () -> rivalWrites("A1");
    assertThat(handle("A1")).isInstanceOf(Duplicate.class);
    assertThat(store.keys("renditions", "")).containsExactly("in/a.jpg/A1/64.webp");
  }

  @Test
  void aRefusedUploadIsRecordedWithItsReason() throws InterruptedException {
    handle("A1");
    result = new Rejected(Reason.BROKEN, "The file ends early.");
    assertThat(handle("A2").word()).isEqualTo("REJECTED");
    assertThat(json()).contains("\"reason\":\"BROKEN\"", "\"expiresAt\":");
    assertThat(store.keys("renditions", "")).isEmpty();
  }

  @Test
  void anObjectThatIsTooLargeIsNotFetched() throws InterruptedException {
    store.download = new Download.Absent("must not be asked for");
    ObjectEvent large =
        new ObjectEvent(
            "e", Samples.NOON, "uploads", "in/a.jpg", null, null, 1001L, new Sequencer("A1"));
    assertThat(processor().handle(large, Duration.ofMinutes(1)).word()).isEqualTo("REJECTED");
    assertThat(json()).contains("TOO_LARGE", "1,001 bytes");
  }

  @Test
  void anObjectThatIsGoneLeavesNoRecord() throws InterruptedException {
    store.download = new Download.Absent("NoSuchKey");
    assertThat(handle("A1")).isInstanceOf(Gone.class);
    assertThat(records.items).isEmpty();
  }

  @Test
  void aRedriveOfWhatIsRecordedIsADuplicate() throws InterruptedException {
    handle("A1", "v1");
    var whole = Map.copyOf(store.objects);
    assertThat(handle("1", "v1")).isInstanceOf(Duplicate.class);
    assertThat(handle("A2", "v1")).isInstanceOf(Duplicate.class);
    assertThat(store.objects).isEqualTo(whole);
    assertThat(sequencer()).isEqualTo("A1");
  }

  @Test
  void anEventThatComesAfterItsRedriveLeavesTheRecordOfTheRedrive() throws InterruptedException {
    handle("1", "v1");
    var whole = Map.copyOf(store.objects);
    assertThat(handle("A1", "v1")).isInstanceOf(Duplicate.class);
    assertThat(sequencer()).isEqualTo("1");
    assertThat(store.objects).isEqualTo(whole);
  }

  @Test
  void anEventThatLosesTheRaceToItsRedriveTakesItsRenditionsAway() throws InterruptedException {
    records.rival = () -> rivalWrites("1", "v1");
    store.objects.put("renditions:in/a.jpg/1/64.webp", "image/webp");
    assertThat(handle("A1", "v1")).isInstanceOf(Duplicate.class);
    assertThat(store.keys("renditions", "")).containsExactly("in/a.jpg/1/64.webp");
    assertThat(sequencer()).isEqualTo("1");
  }

  @Test
  void aRedriveOfAnOlderVersionChangesNothing() throws InterruptedException {
    handle("A2", "v2");
    assertThat(handle("1", "v1")).isInstanceOf(Superseded.class);
    assertThat(sequencer()).isEqualTo("A2");
  }

  @Test
  void aRedriveOfANewerVersionReplacesTheRecord() throws InterruptedException {
    handle("A1", "v1");
    assertThat(handle("A2", "v2")).isInstanceOf(Recorded.class);
    assertThat(store.keys("renditions", "")).containsExactly("in/a.jpg/A2/64.webp");
  }

  @Test
  void versionsOfASuspendedBucketAreToldApartBySequencer() throws InterruptedException {
    handle("A1", "null");
    assertThat(handle("A2", "null")).isInstanceOf(Recorded.class);
  }

  private Outcome handle(String sequencer, String versionId) throws InterruptedException {
    return processor().handle(event(sequencer, versionId), Duration.ofMinutes(1));
  }

  private Outcome handle(String sequencer) throws InterruptedException {
    return processor().handle(event(sequencer), Duration.ofMinutes(1));
  }

  private ImageProcessor processor() {
    Clock clock = Clock.fixed(Samples.NOON, ZoneOffset.UTC);
    return new ImageProcessor(
        records,
        new Uploads(store, 1000),
        (original, folder, limit) -> result,
        new Renditions(store, "renditions"),
        List.of(new RecordLines(store, "data"), record -> told.add(record.id())),
        new Recorder(clock, "test engine", null, Duration.ofDays(30)));
  }

  private void rivalWrites(String sequencer) {
    rivalWrites(event(sequencer));
  }

  private void rivalWrites(String sequencer, String versionId) {
    rivalWrites(event(sequencer, versionId));
  }

  private void rivalWrites(ObjectEvent event) {
    var record =
        new Recorder(Clock.fixed(Samples.NOON, ZoneOffset.UTC), "rival", null, Duration.ofDays(1));
    records.save(record.record(event, Samples.processed(), 100));
  }

  private String sequencer() {
    return stored().sequencer().text();
  }

  private String json() {
    return stored().json();
  }

  private StoredRecord stored() {
    return Objects.requireNonNull(records.items.get("uploads/in/a.jpg"));
  }
}
