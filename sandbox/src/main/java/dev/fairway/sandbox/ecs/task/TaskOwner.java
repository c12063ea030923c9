package dev.fairway.sandbox.ecs.task;

/** Who a task belongs to: the service that started it. */
public interface TaskOwner {

  /** Hears that the task's state is another, its health included; it must not wait. */
  void changed();

  /**
   * Takes the task out of what sends it work, before its containers get SIGTERM; it must not wait.
   *
   * @param detached called once that is done
   */
  void detach(Runnable detached);

  /** The owner of tasks that nobody looks after. */
  TaskOwner NOBODY =
      new TaskOwner() {
        @Override
        public void changed() {}

        @Override
        public void detach(Runnable detached) {
          detached.run();
        }
      };
}
