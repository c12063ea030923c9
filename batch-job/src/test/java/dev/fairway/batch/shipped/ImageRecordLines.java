package dev.fairway.batch.shipped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Made-up image records, as the image-processor writes them, the same for the same seed. */
public final class ImageRecordLines {

  private static final List<String> FORMATS = List.of("jpeg", "jpeg", "jpeg", "png", "webp");
  private static final List<String> REASONS = List.of("BROKEN", "UNKNOWN_TYPE", "TOO_LARGE");

  private final Random random;
  private final Instant start;
  private final Duration span;

  public ImageRecordLines(long seed, Instant start, Duration span) {
    random = new Random(seed);
    this.start = start;
    this.span = span;
  }

  /** An endless stream of lines without their line feed. */
  public Stream<String> lines() {
    return Stream.generate(this::line);
  }

  private String line() {
    Instant received = start.plusSeconds(random.nextLong(span.toSeconds()));
    int work = 300 + random.nextInt(3000);
    Instant processed = received.plusMillis(4000 + work + random.nextInt(20_000));
    boolean rejected = random.nextInt(10) == 0;
    return """
        {"bytes":%d,"durationMillis":%d,"engine":"libvips 8.16.1","image":"uploads/in/%d.jpg",\
        %s"processedAt":"%s","receivedAt":"%s",%s"sequencer":"%016X","status":"%s"%s}"""
        .formatted(
            random.nextInt(8_000_000),
            work,
            random.nextInt(1_000_000),
            rejected ? "\"message\":\"It is \\\"cut off\\\", or so.\"," : "",
            processed,
            received,
            rejected ? "\"reason\":\"%s\",".formatted(of(REASONS)) : "",
            random.nextLong(1L << 40),
            rejected ? "REJECTED" : "PROCESSED",
            rejected ? "" : size());
  }

  private String size() {
    return ",\"format\":\"%s\",\"width\":%d,\"height\":%d,\"renditions\":[{\"bytes\":1,\"key\":\"a\"}]"
        .formatted(of(FORMATS), 1000 + random.nextInt(5000), 1000 + random.nextInt(3000));
  }

  private String of(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
