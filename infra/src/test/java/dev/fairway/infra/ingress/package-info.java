/** What the templates say of the load balancer. */
@NullMarked
package dev.fairway.infra.ingress;

import org.jspecify.annotations.NullMarked;
