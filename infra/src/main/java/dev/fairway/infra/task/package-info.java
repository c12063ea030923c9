/** What a Fargate task is made of, whichever app it runs. */
@NullMarked
package dev.fairway.infra.task;

import org.jspecify.annotations.NullMarked;
