package dev.fairway.worker.http;

import dev.fairway.worker.consume.Pause;
import dev.fairway.worker.deadletter.QueueGauge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queue's state, and the switch that stops the whole service from taking jobs. */
@Tag(name = "admin")
@RestController
@RequestMapping("/admin/queue")
final class QueueEndpoint {

  private final QueueGauge gauge;
  private final Pause pause;

  QueueEndpoint(QueueGauge gauge, Pause pause) {
    this.gauge = gauge;
    this.pause = pause;
  }

  @Operation(summary = "Tells how deep and how old the queue is, and whether it is paused")
  @GetMapping
  QueueView get() throws InterruptedException {
    return QueueView.of(pause.paused(), gauge.backlog(), gauge.oldestAge());
  }

  @Operation(summary = "Has every task stop taking jobs; what runs ends")
  @PostMapping("/pause")
  QueueView pause() throws InterruptedException {
    pause.pause();
    return get();
  }

  @Operation(summary = "Has every task take jobs again")
  @PostMapping("/resume")
  QueueView resume() throws InterruptedException {
    pause.resume();
    return get();
  }
}
