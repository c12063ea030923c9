package dev.fairway.sandbox.ecs.task;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** A task: what it is, and where it stands. Changes are told of one after the other. */
public final class Task {

  private final TaskSpec spec;
  private final TaskNews news;
  private final TaskOwner owner;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile TaskState state;

  Task(TaskSpec spec, TaskState state, TaskNews news, TaskOwner owner) {
    this.spec = spec;
    this.state = state;
    this.news = news;
    this.owner = owner;
  }

  /** Tells of the task's first state. */
  void announce() {
    news.changed(this, state);
  }

  public TaskSpec spec() {
    return spec;
  }

  public TaskState state() {
    return state;
  }

  /** The health of the containers that are checked, empty where none is. */
  public Optional<String> checkedHealth() {
    return new TaskJson(spec, state).checkedHealth();
  }

  public TaskOwner owner() {
    return owner;
  }

  boolean isToStop() {
    return state.stop().isPresent();
  }

  /** Carries out a change and, where ECS would, tells of it. */
  TaskState update(UnaryOperator<TaskState> change) {
    lock.lock();
    try {
      TaskState before = state;
      TaskState after = change.apply(before).countedAfter(before);
      state = after;
      if (after.version() != before.version()) {
        news.changed(this, after);
      }
      if (after != before) {
        owner.changed();
      }
      return after;
    } finally {
      lock.unlock();
    }
  }
}
