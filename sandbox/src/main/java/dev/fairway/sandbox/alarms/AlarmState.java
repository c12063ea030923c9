package dev.fairway.sandbox.alarms;

/** The three states of an alarm, as the API spells them. */
public enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
