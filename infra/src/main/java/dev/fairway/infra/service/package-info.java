/** What a service behind the load balancer is made of, whichever app it runs. */
@NullMarked
package dev.fairway.infra.service;

import org.jspecify.annotations.NullMarked;
