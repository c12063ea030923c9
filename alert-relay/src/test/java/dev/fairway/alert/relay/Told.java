package dev.fairway.alert.relay;

import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.alert.publish.Announcer;
import dev.fairway.common.failure.OutOfReachException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What was told, in place of a topic; it can be out of reach. */
public final class Told implements Announcer {

  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean out;

  @Override
  public String announce(Notice notice) {
    if (out) {
      refused.incrementAndGet();
      throw new OutOfReachException("The topic is out of reach, as the test wants it.");
    }
    notices.add(notice);
    return notice.id();
  }

  public void cut() {
    out = true;
  }

  public void mend() {
    out = false;
  }

  public int refused() {
    return refused.get();
  }

  public List<Notice> notices() {
    return List.copyOf(notices);
  }

  /** Of the notices, each once. */
  public Set<String> ids() {
    return notices.stream().map(Notice::id).collect(Collectors.toSet());
  }

  public List<Kind> kinds() {
    return notices.stream().map(Notice::kind).toList();
  }

  public List<Notice> of(Kind kind) {
    return notices.stream().filter(notice -> notice.kind() == kind).toList();
  }
}
