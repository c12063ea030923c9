package dev.fairway.worker.consume;

/** The payload of the tests' jobs. */
record Word(String word) {}
