package dev.fairway.infra.worker;

import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.TaskRoles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.Protocol;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/** The task of the queue-worker: its port, its environment and its token. */
final class WorkerTask {

  static final String NAME = "queue-worker";
  static final int PORT = 8080;

  private final AppTask task;
  private final boolean exec;

  WorkerTask(Stack stack, ServiceConfig config, Path imageFolder) {
    this.task = new AppTask(stack, NAME, config.task(), imageFolder);
    this.exec = config.exec();
  }

  String definitionArn() {
    return task.definition().getTaskDefinitionArn();
  }

  TaskRoles roles() {
    return task.roles();
  }

  String imageHash() {
    return task.imageHash();
  }

  void run(QueueWorkerConfig config, WorkerStore store, RetentionDays logRetention) {
    task.run(environment(config, store), logRetention, this::container);
    Explained.suppress(
        task.definition(),
        "AwsSolutions-ECS2",
        "The variables are names and limits; the one secret comes from Secrets Manager.");
  }

  /** Has ECS read the token into the container; the construct would allow a second action. */
  void give(ISecret apiToken) {
    task.roles()
        .execution()
        .addToPolicy(
            PolicyStatement.Builder.create()
                .sid("ReadApiToken")
                .actions(List.of("secretsmanager:GetSecretValue"))
                .resources(List.of(apiToken.getSecretArn()))
                .build());
    Map<String, Object> secret = new LinkedHashMap<>();
    secret.put("Name", "API_TOKEN");
    secret.put("ValueFrom", apiToken.getSecretArn());
    if (task.definition().getNode().getDefaultChild() instanceof CfnTaskDefinition definition) {
      definition.addPropertyOverride("ContainerDefinitions.0.Secrets", List.of(secret));
    }
  }

  private ContainerDefinitionOptions.Builder container(ContainerDefinitionOptions.Builder options) {
    options.portMappings(
        List.of(
            PortMapping.builder().name("http").containerPort(PORT).protocol(Protocol.TCP).build()));
    // The agent of ECS Exec writes to the root (ECS Developer Guide, "Monitor containers").
    return exec ? options.readonlyRootFilesystem(false) : options;
  }

  private static Map<String, String> environment(QueueWorkerConfig config, WorkerStore store) {
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
