/** How long to wait before the next try: of a job, and of a service that is out of reach. */
@NullMarked
package dev.fairway.worker.consume.backoff;

import org.jspecify.annotations.NullMarked;
