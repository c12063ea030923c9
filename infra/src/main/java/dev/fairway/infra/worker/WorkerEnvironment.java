package dev.fairway.infra.worker;

import dev.fairway.infra.task.AppTask;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the queue-worker reads from its environment. */
final class WorkerEnvironment {

  private WorkerEnvironment() {}

  static Map<String, String> variables(QueueWorkerConfig config, WorkerStore store) {
    JobConfig job = config.job();
    WebhookConfig webhook = config.webhook();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("QUEUE_URL", store.queue().jobs().getQueueUrl());
    environment.put("DEADLETTER_URL", store.queue().deadLetters().getQueueUrl());
    environment.put("JOBS_TABLE", store.jobs().getTableName());
    environment.put("SUBSCRIPTIONS_TABLE", store.subscriptions().getTableName());
    environment.put("QUEUE_CONCURRENCY", String.valueOf(job.concurrency()));
    environment.put("QUEUE_VISIBILITY", job.visibility().toString());
    environment.put("QUEUE_ATTEMPTS", String.valueOf(job.attempts()));
    environment.put("QUEUE_IDEMPOTENCY", String.valueOf(job.idempotency()));
    environment.put("JOBS_RETENTION", job.retention().toString());
    environment.put("WEBHOOK_TIMEOUT", webhook.timeout().toString());
    environment.put("WEBHOOK_MAX_RESPONSE", webhook.maxResponse());
    environment.put("WEBHOOK_ALLOWED_NETWORKS", String.join(",", webhook.allowedNetworks()));
    environment.put("TASK_DRAIN", config.service().drain().toString());
    environment.put("METRICS_NAMESPACE", AppTask.METRICS_NAMESPACE);
    return environment;
  }
}
