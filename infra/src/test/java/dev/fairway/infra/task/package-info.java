@NullMarked
package dev.fairway.infra.task;

import org.jspecify.annotations.NullMarked;
