package dev.fairway.worker.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.worker.job.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers that are slow, endless or broken hold a delivery no longer than its timeout. */
@Timeout(120)
final class BadReceiverIT {

  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LOADED_MACHINE = Duration.ofSeconds(20);

  @Test
  void endsWhereNoAnswerComes() throws Exception {
    endsLate(out -> Thread.sleep(Duration.ofMinutes(2)));
  }

  @Test
  void endsWhereTheHeadDribbles() throws Exception {
    endsLate(
        out -> {
          out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(UTF_8));
          dribble(out);
        });
  }

  @Test
  void endsWhereTheBodyDribbles() throws Exception {
    endsLate(
        out -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
          dribble(out);
        });
  }

  @Test
  void endsWhereTheNameLookupHangs() throws Exception {
    var never = new CountDownLatch(1);
    var deliveries =
        new Deliveries(
            Deliveries.LOOPBACK,
            host -> {
              awaitUninterruptibly(never);
              return InetAddress.getAllByName("127.0.0.1");
            },
            SHORT);
    try (deliveries) {
      assertThat(deliveries.to("http://slow.test/"))
          .isEqualTo(Outcome.retry("There was no whole answer within PT2S."));
    } finally {
      never.countDown();
    }
  }

  private static void endsLate(Receiver.Answering answering) throws Exception {
    try (Receiver receiver = Receiver.answering(answering);
        Deliveries deliveries = Deliveries.toLoopback(SHORT)) {
      long began = System.nanoTime();
      assertThat(deliveries.to(receiver.url()))
          .isEqualTo(Outcome.retry("There was no whole answer within PT2S."));
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(SHORT, SHORT.plus(LOADED_MACHINE));
      assertThat(deliveries.ended("late")).isEqualTo(1);
    }
  }

  @Test
  void readsNoMoreThanItsLimitOfAnEndlessAnswer() throws Exception {
    var written = new AtomicLong();
    var hungUp = new CountDownLatch(1);
    Receiver.Answering endless =
        out -> {
          byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(UTF_8);
          try {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
            while (written.get() < 1L << 30) {
              out.write(chunk);
              written.addAndGet(chunk.length);
            }
          } finally {
            hungUp.countDown();
          }
        };
    try (Receiver receiver = Receiver.answering(endless);
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url())).isEqualTo(Outcome.done());
      assertThat(hungUp.await(60, TimeUnit.SECONDS)).isTrue();
      // 64 KB are read; what the sockets' buffers held is gone with them.
      assertThat(written.get()).isLessThan(64L << 20);
      assertThat(deliveries.ended("delivered")).isEqualTo(1);
    }
  }

  @Test
  void triesAgainAfterAnAnswerWithTooManyHeaders() throws Exception {
    Receiver.Answering endlessHead =
        out -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
          for (int header = 0; header < 1_000_000; header++) {
            out.write(("X-" + header + ": y\r\n").getBytes(UTF_8));
          }
        };
    endsUnreachable(endlessHead);
  }

  @Test
  void triesAgainWhereTheConnectionBreaksOff() throws Exception {
    endsUnreachable(out -> {});
    endsUnreachable(
        out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx".getBytes(UTF_8)));
    endsUnreachable(out -> out.write("Hello\r\n\r\n".getBytes(UTF_8)));
  }

  private static void endsUnreachable(Receiver.Answering answering) throws Exception {
    try (Receiver receiver = Receiver.answering(answering);
        Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to(receiver.url())).isInstanceOf(Outcome.Retry.class);
      assertThat(deliveries.ended("unreachable")).isEqualTo(1);
      assertThat(receiver.requests).hasSize(1);
    }
  }

  @Test
  void triesAgainWhereNobodyListens() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (Deliveries deliveries = Deliveries.toLoopback()) {
      assertThat(deliveries.to("http://127.0.0.1:" + free + "/")).isInstanceOf(Outcome.Retry.class);
      assertThat(deliveries.ended("unreachable")).isEqualTo(1);
    }
  }

  @Test
  void stopsAtOnceWhenItIsTold() throws Exception {
    var asked = new CountDownLatch(1);
    Receiver.Answering silent =
        out -> {
          asked.countDown();
          Thread.sleep(Duration.ofMinutes(2));
        };
    try (Receiver receiver = Receiver.answering(silent);
        Deliveries deliveries = Deliveries.toLoopback(Duration.ofMinutes(2));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome> delivery = threads.submit(() -> deliveries.to(receiver.url()));
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      threads.shutdownNow();
      assertThatThrownBy(() -> delivery.get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  private static void dribble(java.io.OutputStream out) throws IOException, InterruptedException {
    while (true) {
      out.write('x');
      out.flush();
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean over = false;
    while (!over) {
      try {
        latch.await();
        over = true;
      } catch (InterruptedException ignoredAsTheLibraryOfCDoes) {
        over = false;
      }
    }
  }
}
