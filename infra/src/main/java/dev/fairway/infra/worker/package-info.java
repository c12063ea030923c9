/** The third architecture: a service that drains a queue and scales on its backlog. */
@NullMarked
package dev.fairway.infra.worker;

import org.jspecify.annotations.NullMarked;
