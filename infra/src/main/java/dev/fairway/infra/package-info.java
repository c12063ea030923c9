/** The AWS CDK app: one platform stack, one stack per architecture over it. */
@NullMarked
package dev.fairway.infra;

import org.jspecify.annotations.NullMarked;
