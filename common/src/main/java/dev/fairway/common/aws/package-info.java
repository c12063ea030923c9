/** The AWS clients as every app uses them, and their failures in our own words. */
@NullMarked
package dev.fairway.common.aws;

import org.jspecify.annotations.NullMarked;
