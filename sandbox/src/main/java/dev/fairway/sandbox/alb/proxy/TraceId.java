package dev.fairway.sandbox.alb.proxy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The header X-Amzn-Trace-Id: a root is added where there is none, and a root that came in gets a
 * field {@code Self} ("Request tracing for your Application Load Balancer", User Guide).
 */
final class TraceId {

  private TraceId() {}

  static String next(@Nullable String given, Instant now) {
    if (given == null || given.isBlank()) {
      return "Root=" + fresh(now);
    }
    StringBuilder rest = new StringBuilder();
    boolean rooted = false;
    for (String field : given.split(";")) {
      String name = field.strip();
      rooted |= name.startsWith("Root=");
      if (!name.startsWith("Self=") && !name.isEmpty()) {
        rest.append(';').append(name);
      }
    }
    return (rooted ? "Self=" : "Root=") + fresh(now) + rest;
  }

  private static String fresh(Instant now) {
    byte[] random = new byte[12];
    ThreadLocalRandom.current().nextBytes(random);
    return "1-%08x-%s".formatted(now.getEpochSecond(), HexFormat.of().formatHex(random));
  }
}
