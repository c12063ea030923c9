package dev.fairway.alert.intake;

import dev.fairway.alert.book.Book;
import dev.fairway.alert.book.Cause;
import dev.fairway.alert.book.Report;
import dev.fairway.alert.book.count.RuleHits;
import dev.fairway.alert.publish.Publisher;
import dev.fairway.alert.rule.Treatment;
import java.util.List;

/** Takes reports into the book, and has told what is to be told of at once. */
final class Recorder {

  private final Book book;
  private final Publisher publisher;
  private final RuleHits hits;
  private final IntakeMetrics metrics;

  Recorder(Book book, Publisher publisher, RuleHits hits, IntakeMetrics metrics) {
    this.book = book;
    this.publisher = publisher;
    this.hits = hits;
    this.metrics = metrics;
  }

  /** Keeps reports of one cause, which are all to be kept. */
  void keep(Cause cause, List<Report> reports) throws InterruptedException {
    Book.Kept kept = book.keep(cause, reports);
    kept.opened().ifPresent(publisher::opened);
    kept.fresh().forEach(this::count);
  }

  /** Takes one report that is to be counted alone, or ends alerts. */
  void take(Report report) throws InterruptedException {
    if (report.verdict().treatment() == Treatment.RECOVERY) {
      book.recover(report).forEach(alert -> publisher.look(alert.id()));
    }
    count(report);
  }

  private void count(Report report) {
    hits.count(report.verdict().rule());
    metrics.event(report.verdict().treatment());
  }
}
