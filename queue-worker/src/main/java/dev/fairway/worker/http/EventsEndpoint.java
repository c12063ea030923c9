package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import dev.fairway.worker.webhook.Event;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes events and has them fanned out. */
@Tag(name = "events")
@RestController
final class EventsEndpoint {

  private static final int LONGEST_ID = 100;

  private final Jobs jobs;
  private final JsonMapper json;
  private final Clock clock;

  EventsEndpoint(Jobs jobs, JsonMapper json, Clock clock) {
    this.jobs = jobs;
    this.json = json;
    this.clock = clock;
  }

  @Operation(summary = "Has an event delivered to the subscriptions that want it")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping(path = "/events", consumes = "application/json")
  ResponseEntity<Accepted> post(@RequestBody EventRequest request) throws InterruptedException {
    var checks = new Checks();
    checks.optionalId(request.id(), "id", LONGEST_ID);
    checks.requireText(request.type(), "type", 128);
    checks.requireText(request.source(), "source", 256);
    checks.require(request.data() != null, "data", "data is missing; it is any JSON");
    checks.done();
    Event event = event(request);
    jobs.send(
        List.of(
            new NewJob(
                event.jobId(),
                Event.FANOUT,
                json.valueToTree(event),
                event.id(),
                Optional.empty())));
    return Accepted.at(event.id(), Accepted.job(event.jobId()));
  }

  private Event event(EventRequest request) {
    return new Event(
        Objects.requireNonNullElseGet(request.id(), () -> UUID.randomUUID().toString()),
        Objects.requireNonNull(request.type()),
        Objects.requireNonNull(request.source()),
        clock.instant(),
        request.data());
  }
}
