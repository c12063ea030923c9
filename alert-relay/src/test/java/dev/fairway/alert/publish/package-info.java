@org.jspecify.annotations.NullMarked
package dev.fairway.alert.publish;
