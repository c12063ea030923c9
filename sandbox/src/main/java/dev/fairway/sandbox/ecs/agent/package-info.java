/** What a task reaches from inside: its metadata and the credentials of its role, over HTTP. */
@NullMarked
package dev.fairway.sandbox.ecs.agent;

import org.jspecify.annotations.NullMarked;
