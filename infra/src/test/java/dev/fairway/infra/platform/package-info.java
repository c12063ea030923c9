/** What the templates say of the platform. */
@NullMarked
package dev.fairway.infra.platform;

import org.jspecify.annotations.NullMarked;
