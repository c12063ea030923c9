/** CloudFormation: reads templates, resolves their intrinsics and stands their resources up. */
@NullMarked
package dev.fairway.sandbox.template;

import org.jspecify.annotations.NullMarked;
