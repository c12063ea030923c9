@NullMarked
package dev.fairway.worker.http;

import org.jspecify.annotations.NullMarked;
