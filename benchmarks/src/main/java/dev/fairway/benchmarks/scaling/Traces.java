package dev.fairway.benchmarks.scaling;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** The loads that are tried. Random arrivals come from a fixed seed. */
final class Traces {

  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Traces() {}

  static List<Load> all() {
    return List.of(burst(), ramp(), dayCurve(), flashCrowd());
  }

  /** 20,000 jobs in one second, an hour to do them. */
  static Load burst() {
    int[] arrivals = new int[HOUR];
    arrivals[10 * MINUTE] = 20_000;
    return new Load("Burst", arrivals);
  }

  /** From 5 jobs a second to 140 in half an hour, a quarter there, down as it came. */
  static Load ramp() {
    return drawn(
        "Ramp", 2 * HOUR, second -> between(5, 140, trapezium(second / (double) MINUTE - 10)));
  }

  private static double trapezium(double minutes) {
    return Math.clamp(Math.min(minutes / 30, (75 - minutes) / 30), 0, 1);
  }

  /** 5 jobs a second in the night, 130 in the afternoon. */
  static Load dayCurve() {
    return drawn(
        "Day curve",
        24 * HOUR,
        second -> between(5, 130, Math.pow(Math.sin(Math.PI * second / (24 * HOUR)), 2)));
  }

  /** 16 jobs a second; within a minute 300, for 5 minutes; halved every 3 minutes after. */
  static Load flashCrowd() {
    return drawn("Flash crowd", 90 * MINUTE, second -> 16 + crowd(second - 20 * MINUTE));
  }

  private static double crowd(int second) {
    double risen = Math.clamp(second / (double) MINUTE, 0, 1);
    double past = Math.max(0, second - 6 * MINUTE) / (3.0 * MINUTE);
    return 284 * risen * Math.pow(0.5, past);
  }

  private static double between(double low, double high, double share) {
    return low + (high - low) * share;
  }

  private static Load drawn(String name, int seconds, IntToDoubleFunction rate) {
    Random random = new Random(name.hashCode());
    int[] arrivals = new int[seconds];
    for (int second = 0; second < seconds; second++) {
      double mean = rate.applyAsDouble(second);
      double jobs = mean + Math.sqrt(mean) * random.nextGaussian();
      arrivals[second] = Math.max(0, (int) Math.round(jobs));
    }
    return new Load(name, arrivals);
  }
}
