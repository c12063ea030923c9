package dev.fairway.sandbox.metrics.math;

import java.util.List;

/** What an expression is evaluated over. */
public interface Inputs {

  /**
   * The value with an id: a metric's, or another expression's.
   *
   * @throws MathException where nothing has the id
   */
  Value named(String id);

  /** The series of the request's metrics whose id or label contains a text; all for "". */
  List<Value.TimeSeries> metrics(String containing);

  Grid grid();
}
