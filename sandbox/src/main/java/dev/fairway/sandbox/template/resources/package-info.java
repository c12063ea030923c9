/** The resource types that a stack can stand up, one provisioner each. */
@NullMarked
package dev.fairway.sandbox.template.resources;

import org.jspecify.annotations.NullMarked;
