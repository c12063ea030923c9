package dev.fairway.common.http.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that is answered with a problem. */
public final class ProblemException extends RuntimeException {

  private final HttpStatus status;
  private final transient List<Fault> faults;

  public ProblemException(HttpStatus status, String detail) {
    this(status, detail, List.of());
  }

  ProblemException(HttpStatus status, String detail, List<Fault> faults) {
    super(detail);
    this.status = status;
    this.faults = List.copyOf(faults);
  }

  public static ProblemException notFound(String what, String id) {
    return new ProblemException(HttpStatus.NOT_FOUND, "There is no " + what + " " + id + ".");
  }

  HttpStatus status() {
    return status;
  }

  List<Fault> faults() {
    return faults;
  }
}
