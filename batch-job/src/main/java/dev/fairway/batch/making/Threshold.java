package dev.fairway.batch.making;

import dev.fairway.batch.engine.ReadFile;
import dev.fairway.batch.engine.RowAccount;
import dev.fairway.batch.input.InputFile;
import dev.fairway.batch.report.TooManyRejectsException;
import java.util.List;

/**
 * How much of a window's input may be bad: this percentage of its rows, and likewise of its files,
 * since nobody knows the rows of a file that is broken.
 */
record Threshold(double percent) {

  /**
   * @param what report and window, for people
   * @param quarantine where the rejected rows are, for people
   */
  void check(String what, RowAccount rows, List<ReadFile> files, String quarantine) {
    if (rows.percentRejected() > percent) {
      throw new TooManyRejectsException(
          "%s: %d of %d rows were rejected, which is more than %s %%: see %s"
              .formatted(what, rows.rejected(), rows.read(), percent, quarantine));
    }
    List<ReadFile> broken = files.stream().filter(Threshold::isBroken).toList();
    if (!files.isEmpty() && 100.0 * broken.size() / files.size() > percent) {
      throw new TooManyRejectsException(
          "%s: %d of %d files are broken, which is more than %s %%; the first is %s: %s"
              .formatted(
                  what,
                  broken.size(),
                  files.size(),
                  percent,
                  broken.getFirst().file().object(),
                  broken.getFirst().file().reason()));
    }
  }

  static boolean isBroken(ReadFile file) {
    return file.file().state() == InputFile.State.BROKEN;
  }
}
