package dev.fairway.alert.rule;

/** What becomes of an occurrence. */
public enum Treatment {
  /** It is kept, and people are told. */
  ALERT,
  /** It is kept, and nobody is told. */
  RECORD,
  /** It is kept, and ends the alerts of the service that it is about. */
  RECOVERY,
  /** It is counted. */
  COUNT
}
