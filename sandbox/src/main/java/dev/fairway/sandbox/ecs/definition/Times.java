package dev.fairway.sandbox.ecs.definition;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ObjectNode;

/** The two ways in which ECS writes an instant. */
public enum Times {
  /** In answers of the API: seconds since 1970, with milliseconds as a fraction. */
  EPOCH_SECONDS {
    @Override
    public void put(ObjectNode json, String name, Instant instant) {
      json.put(name, instant.toEpochMilli() / 1000.0);
    }
  },
  /** In events and task metadata: ISO 8601 with milliseconds, in UTC. */
  ISO {
    @Override
    public void put(ObjectNode json, String name, Instant instant) {
      json.put(name, MILLIS.format(instant));
    }
  };

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  public abstract void put(ObjectNode json, String name, Instant instant);
}
