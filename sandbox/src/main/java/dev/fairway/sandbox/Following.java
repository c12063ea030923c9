package dev.fairway.sandbox;

import dev.fairway.sandbox.ecs.service.ServiceListener;
import dev.fairway.sandbox.ecs.task.TaskChange;
import dev.fairway.sandbox.ecs.task.TaskListener;
import dev.fairway.sandbox.events.DeliveryAttempt;
import dev.fairway.sandbox.events.DeliveryListener;
import dev.fairway.sandbox.events.DeliveryOutcome;
import dev.fairway.sandbox.notifications.inbox.Mail;
import dev.fairway.sandbox.notifications.inbox.MailListener;
import tools.jackson.databind.node.ObjectNode;

/** Who watches the region: objects, rules, deliveries, tasks, services, mails, as they happen. */
public interface Following extends DeliveryListener, TaskListener, ServiceListener, MailListener {

  /** S3 told of an object; the entry is one of PutEvents. */
  void published(ObjectNode entry);

  /** For those who don't watch. */
  Following NOBODY =
      new Following() {
        @Override
        public void published(ObjectNode entry) {}

        @Override
        public void matched(String rule, ObjectNode envelope) {}

        @Override
        public void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {}

        @Override
        public void changed(TaskChange change) {}

        @Override
        public void told(String service, String message) {}

        @Override
        public void mailed(Mail mail) {}
      };
}
