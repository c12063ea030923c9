package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.ecs.definition.Times;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells of each change of a task: as an EventBridge event, and to whoever follows. */
public final class TaskNews {

  private static final Logger log = LoggerFactory.getLogger(TaskNews.class);

  private final Account account;
  private final Clock clock;
  private final Consumer<ObjectNode> events;
  private final TaskListener listener;

  public TaskNews(
      Account account, Clock clock, Consumer<ObjectNode> events, TaskListener listener) {
    this.account = account;
    this.clock = clock;
    this.events = events;
    this.listener = listener;
  }

  void changed(Task task, TaskState state) {
    tell(task, () -> events.accept(event(task, state)));
    tell(task, () -> listener.changed(TaskChange.of(task.spec(), state)));
  }

  /** Whoever can't take the news must not stop the task. */
  private static void tell(Task task, Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      log.error("The change of {} could not be told", task.spec().names().arn(), e);
    }
  }

  private ObjectNode event(Task task, TaskState state) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "ECS Task State Change");
    event.put("source", "aws.ecs");
    event.put("account", account.id());
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", account.region());
    event.putArray("resources").add(task.spec().names().arn());
    ObjectNode detail = new TaskJson(task.spec(), state).write(Times.ISO);
    Times.ISO.put(detail, "updatedAt", clock.instant());
    event.set("detail", detail);
    return event;
  }
}
