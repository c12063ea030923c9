/** The way in: one load balancer for every service, and the token that writers show. */
@NullMarked
package dev.fairway.infra.ingress;

import org.jspecify.annotations.NullMarked;
