package dev.fairway.batch.input;

import java.util.List;

/**
 * What a load came to.
 *
 * @param files with the rows of what could be read
 * @param inputs what became of each object
 */
record Loaded(List<StagedFile> files, List<InputFile> inputs) {

  Loaded {
    files = List.copyOf(files);
    inputs = List.copyOf(inputs);
  }
}
