package dev.fairway.alert.publish;

import dev.fairway.alert.notice.Notice;
import java.time.Instant;

/** What comes next for an alert. */
sealed interface Step {

  /** There is something to tell. */
  record Tell(Notice.Kind kind) implements Step {}

  /** A window is over in which nothing came; the next begins. */
  record NextWindow() implements Step {}

  /** It has been quiet for long enough. */
  record End() implements Step {}

  /** Nothing more can come to it. */
  record Close() implements Step {}

  /** People are not to be told; it is looked at again then. */
  record Mute(Instant until) implements Step {}

  /** Nothing, until then. */
  record Wait(Instant until) implements Step {}
}
