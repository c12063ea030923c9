package dev.fairway.common.failure;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring Boot's own report quiet where the task's last log line says it in one sentence. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneSentenceReporter implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    return Failures.find(failure).isPresent();
  }
}
