package dev.fairway.batch.report;

import dev.fairway.common.failure.BadConfigurationException;

/** A place in a report's file, for what is wrong there. */
record HeaderError(String source, int line) {

  BadConfigurationException because(String sentence) {
    return new BadConfigurationException(source + ":" + line + ": " + sentence);
  }
}
