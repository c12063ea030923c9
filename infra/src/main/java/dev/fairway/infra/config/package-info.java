/** The configuration file and its mistakes. */
@NullMarked
package dev.fairway.infra.config;

import org.jspecify.annotations.NullMarked;
