package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.common.http.problem.ProblemException;
import dev.fairway.worker.deadletter.DeadLetters;
import dev.fairway.worker.deadletter.QueueGauge;
import dev.fairway.worker.deadletter.Redrive;
import dev.fairway.worker.deadletter.Redrives;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was given up, and the way back to the work queue. */
@Tag(name = "admin")
@RestController
@RequestMapping("/admin/queue")
final class DeadLettersEndpoint {

  private final DeadLetters letters;
  private final QueueGauge gauge;
  private final Redrives redrives;

  DeadLettersEndpoint(DeadLetters letters, QueueGauge gauge, Redrives redrives) {
    this.letters = letters;
    this.gauge = gauge;
    this.redrives = redrives;
  }

  @Operation(
      summary = "Lists dead letters with their reasons",
      description =
          "SQS can't be looked into: up to limit (100 at most) are received and returned at once."
              + " Of a large queue this is a sample, another one each time.")
  @GetMapping("/dead-letters")
  DeadLettersView list(@RequestParam(defaultValue = "50") int limit) throws InterruptedException {
    return DeadLettersView.of(
        gauge.backlog(), letters.sample(Math.clamp(limit, 1, DeadLetters.MOST)));
  }

  @Operation(
      summary = "Moves dead letters back to the work queue",
      description = "A job that was rejected starts anew, with its attempts counted from one.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping(path = "/redrives", consumes = "application/json")
  ResponseEntity<RedriveView> start(@RequestBody RedriveRequest request)
      throws InterruptedException {
    request.check();
    Redrive started = Boolean.TRUE.equals(request.all()) ? all() : redrives.byIds(request.chosen());
    return ResponseEntity.accepted()
        .location(URI.create("/admin/queue/redrives/" + started.id()))
        .body(RedriveView.of(started));
  }

  private Redrive all() throws InterruptedException {
    return redrives
        .all()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.CONFLICT, "All dead letters are being moved already."));
  }

  @Operation(summary = "Tells how far a redrive is")
  @GetMapping("/redrives/{id}")
  RedriveView get(@PathVariable String id) throws InterruptedException {
    if (!Checks.isId(id, 64)) {
      throw ProblemException.notFound("redrive", id);
    }
    return RedriveView.of(
        redrives.find(id).orElseThrow(() -> ProblemException.notFound("redrive", id)));
  }
}
