package dev.fairway.common.http.problem;

import dev.fairway.common.failure.FairwayException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns whatever went wrong into problem details; what is not the client's business is logged. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> answer(ProblemException problem) {
    return problem(problem.status(), String.valueOf(problem.getMessage()), problem.faults());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> answer(FairwayException failure) {
    log.error("A request failed", failure);
    return failure.retryable() ? unavailable() : broken();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> answer(InterruptedException stopping) {
    return unavailable();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> answer(Exception unforeseen) {
    log.error("A request failed", unforeseen);
    return broken();
  }

  private static ResponseEntity<ProblemDetail> unavailable() {
    return problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "What this needs could not be reached; try again later.",
        List.of());
  }

  private static ResponseEntity<ProblemDetail> broken() {
    return problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Something is wrong in this service; its log says what.",
        List.of());
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String detail, List<Fault> faults) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    if (!faults.isEmpty()) {
      problem.setProperty("errors", faults);
    }
    return ResponseEntity.of(problem).build();
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, "The request's body can't be read; see errors.");
    problem.setProperty("errors", List.of(fault(unreadable)));
    return handleExceptionInternal(unreadable, problem, headers, status, request);
  }

  private static Fault fault(HttpMessageNotReadableException unreadable) {
    return unreadable.getCause() instanceof JacksonException wrong
        ? UnreadableJson.fault(wrong, "#")
        : new Fault("#", "the body is missing; it is a JSON object");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException nothing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(nothing, nothing(status), headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(
      NoHandlerFoundException nothing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(nothing, nothing(status), headers, status, request);
  }

  private static ProblemDetail nothing(HttpStatusCode status) {
    return ProblemDetail.forStatusAndDetail(status, "There is nothing at this path.");
  }
}
