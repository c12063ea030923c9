package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.fairway.sandbox.ecs.runtime.Lines;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What a container prints, from its first byte on: both streams in the order in which Docker passes
 * them on, each cut into its own lines.
 */
final class ContainerOutput extends ResultCallback.Adapter<Frame> {

  /** How long nothing may come after the container's end before the rest is given up. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final Consumer<String> sink;
  private final Map<StreamType, Lines> streams = new EnumMap<>(StreamType.class);
  private final AtomicLong frames = new AtomicLong();

  /**
   * @param sink takes each line, on one thread
   */
  ContainerOutput(Consumer<String> sink) {
    this.sink = sink;
  }

  @Override
  public void onNext(Frame frame) {
    frames.incrementAndGet();
    byte[] payload = frame.getPayload();
    streams
        .computeIfAbsent(frame.getStreamType(), type -> new Lines(sink))
        .add(payload, payload.length);
  }

  @Override
  public void onComplete() {
    streams.values().forEach(Lines::end);
    super.onComplete();
  }

  /** Waits until all that the ended container has printed is handed on. */
  void awaitEnd() throws InterruptedException {
    long before;
    do {
      before = frames.get();
    } while (!awaitCompletion(SILENCE.toMillis(), TimeUnit.MILLISECONDS) && frames.get() > before);
  }
}
