package dev.fairway.sandbox.scaling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The activities of all targets. */
final class Activities {

  private static final int KEPT = 10_000;

  /** The newest is last. */
  private final List<Activity> all = new ArrayList<>();

  synchronized Activity begin(TargetId target, String cause, int desired, Instant now) {
    changeNewest(activity -> open(activity, target), activity -> activity.overridden(now));
    Activity begun = Activity.begun(UUID.randomUUID().toString(), target, cause, desired, now);
    all.add(begun);
    if (all.size() > KEPT) {
      all.removeFirst();
    }
    return begun;
  }

  /** Ends the activity under way that wanted what the service has now. */
  synchronized void fulfil(TargetId target, Services.Count count, Instant now) {
    changeNewest(
        activity ->
            open(activity, target)
                && activity.desired() == count.desired()
                && activity.desired() == count.running(),
        activity -> activity.fulfilled(now));
  }

  synchronized void fail(Activity failed, String reason, Instant now) {
    changeNewest(activity -> activity.id().equals(failed.id()), each -> each.failed(reason, now));
  }

  private static boolean open(Activity activity, TargetId target) {
    return activity.end().isEmpty() && activity.target().equals(target);
  }

  private void changeNewest(Predicate<Activity> which, UnaryOperator<Activity> how) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (which.test(all.get(i))) {
        all.set(i, how.apply(all.get(i)));
        return;
      }
    }
  }

  /** Those that are wanted, newest first. */
  synchronized List<Activity> of(Predicate<Activity> wanted) {
    return all.reversed().stream().filter(wanted).toList();
  }
}
