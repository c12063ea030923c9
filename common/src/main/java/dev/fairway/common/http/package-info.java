/** What the HTTP APIs of services have in common; an app without a web server leaves it alone. */
@NullMarked
package dev.fairway.common.http;

import org.jspecify.annotations.NullMarked;
