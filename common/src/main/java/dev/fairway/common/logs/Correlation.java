package dev.fairway.common.logs;

import org.slf4j.MDC;

/** Puts what identifies the work at hand on each log line of the current thread. */
public final class Correlation {

  private static final String CORRELATION_ID = "correlationId";
  private static final String TASK = "taskArn";

  private Correlation() {}

  /** Marks the lines of this thread with the id of the event that caused the work. */
  public static void follow(String eventId) {
    MDC.put(CORRELATION_ID, eventId);
  }

  /** Marks the lines of this thread with the ARN of the ECS task that does the work. */
  public static void inTask(String taskArn) {
    MDC.put(TASK, taskArn);
  }

  /** Wraps work for another thread so that its lines carry the marks of this one. */
  public static Runnable handOver(Runnable work) {
    var marks = MDC.getCopyOfContextMap();
    return () -> {
      if (marks != null) {
        MDC.setContextMap(marks);
      }
      work.run();
    };
  }
}
