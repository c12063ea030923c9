package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.common.http.problem.ProblemException;
import dev.fairway.worker.job.JobStatus;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes jobs and tells what became of them. */
@Tag(name = "jobs")
@RestController
final class JobsEndpoint {

  private final Jobs jobs;
  private final JobChecks handlers;

  JobsEndpoint(Jobs jobs, JobChecks handlers) {
    this.jobs = jobs;
    this.handlers = handlers;
  }

  @Operation(summary = "Puts a job into the queue")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping(path = "/jobs", consumes = "application/json")
  ResponseEntity<Accepted> post(
      @RequestBody JobRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
      throws InterruptedException {
    var checks = new Checks();
    handlers.check(request, checks);
    String id = id(request.id(), unquoted(key), checks);
    checks.done();
    jobs.send(
        List.of(
            new NewJob(
                id,
                Objects.requireNonNull(request.type()),
                Objects.requireNonNull(request.payload()),
                Objects.requireNonNullElse(request.correlationId(), id),
                Optional.ofNullable(request.group()))));
    return Accepted.at(id, Accepted.job(id));
  }

  private static String id(@Nullable String id, @Nullable String key, Checks checks) {
    checks.optionalId(key, "id", 128);
    checks.require(
        id == null || key == null || id.equals(key),
        "id",
        "id and the header Idempotency-Key differ; one of them is enough");
    return Objects.requireNonNullElseGet(
        id, () -> Objects.requireNonNullElseGet(key, () -> UUID.randomUUID().toString()));
  }

  /** The header is a string in quotes by its draft, and without them by habit. */
  private static @Nullable String unquoted(@Nullable String key) {
    return key != null && key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
        ? key.substring(1, key.length() - 1)
        : key;
  }

  @Operation(summary = "Tells what became of a job")
  @GetMapping("/jobs/{id}")
  JobStatus get(@PathVariable String id) {
    return Optional.of(id)
        .filter(known -> Checks.isId(known, 128))
        .flatMap(jobs::find)
        .orElseThrow(() -> ProblemException.notFound("job", id));
  }
}
