@NullMarked
package dev.fairway.worker;

import org.jspecify.annotations.NullMarked;
