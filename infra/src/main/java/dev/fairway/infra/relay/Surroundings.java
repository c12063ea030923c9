package dev.fairway.infra.relay;

import dev.fairway.infra.ingress.IngressStack;
import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import java.util.List;

/**
 * What of the other stacks the relay stands on and looks after.
 *
 * @param flows queues of events that led to nothing, of the apps that are looked after
 * @param bus that hears of uploads that were given up, empty for none
 */
public record Surroundings(
    PlatformStack platform, IngressStack ingress, List<UndeliveredEvents> flows, String bus) {}
