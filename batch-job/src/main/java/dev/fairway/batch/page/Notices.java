package dev.fairway.batch.page;

/** What a reader must know before the figures: what is missing from them, and what changed. */
final class Notices {

  private static final int MOST_FILES = 20;

  private final Facts facts;

  Notices(Facts facts) {
    this.facts = facts;
  }

  void write(Markup out) {
    if (facts.rowsRejected() > 0 || !facts.brokenFiles().isEmpty()) {
      warn(out);
    }
    if (facts.corrected()) {
      String sentence =
          "Corrected: this report replaces an earlier one of the same window, which was made of"
              + " other files.";
      out.element("p", sentence, "class", "corrected").verbatim("\n");
    }
  }

  private void warn(Markup out) {
    out.open("div", "class", "warning", "role", "note");
    if (facts.rowsRejected() > 0) {
      String sentence =
          "%s of %s rows (%s) could not be read and are not in this report. The quarantine holds them with their file, line and reason."
              .formatted(
                  Numbers.grouped(facts.rowsRejected()),
                  Numbers.grouped(facts.rowsRead()),
                  Numbers.share(facts.rowsRejected(), facts.rowsRead()));
      out.open("p").element("strong", "Rows are missing. ").text(sentence).close();
    }
    if (!facts.brokenFiles().isEmpty()) {
      brokenFiles(out);
    }
    out.closeLine();
  }

  private void brokenFiles(Markup out) {
    int count = facts.brokenFiles().size();
    String sentence =
        "%s of %s files could not be used:"
            .formatted(Numbers.grouped(count), Numbers.grouped(facts.files()));
    out.open("p").element("strong", "Files are missing. ").text(sentence).close().open("ul");
    facts.brokenFiles().stream().limit(MOST_FILES).forEach(file -> out.element("li", file));
    if (count > MOST_FILES) {
      out.element("li", "and %s more".formatted(Numbers.grouped(count - MOST_FILES)));
    }
    out.close();
  }
}
