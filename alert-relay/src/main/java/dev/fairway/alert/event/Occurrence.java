package dev.fairway.alert.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that happened, read from an event. Texts that the event lacks are empty.
 *
 * @param id the event's own id, the same however often it is delivered
 * @param at the event's time, which is the region's
 * @param detailType the event's, or {@code Undelivered Event} for one from a dead-letter queue
 * @param cluster name of the cluster
 * @param family family of the task definition; of a service action or deployment, the service's
 *     name; of an undelivered event, the rule's name
 * @param revision revision of the task definition
 * @param service name of the service
 * @param resource ARN of the task, the service or the rule
 * @param container name of the container that failed
 * @param exitCode of that container, if it ever ran
 * @param stopCode as ECS spells it
 * @param reason what AWS said, the container's own reason first, in one line
 * @param ran from the task's start to its stop
 * @param event the whole event, with what was read of it under {@code fairway}, for rules to match
 */
public record Occurrence(
    String id,
    Instant at,
    String detailType,
    String account,
    String region,
    String cluster,
    String family,
    String revision,
    String service,
    String resource,
    String container,
    @Nullable Integer exitCode,
    String stopCode,
    String reason,
    Optional<Duration> ran,
    ObjectNode event) {}
