/** Access logs of load balancers, in files as AWS writes them. */
@NullMarked
package dev.fairway.sandbox.alb.log;

import org.jspecify.annotations.NullMarked;
