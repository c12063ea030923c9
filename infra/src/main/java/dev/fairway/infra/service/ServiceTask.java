package dev.fairway.infra.service;

import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.ImageSources;
import dev.fairway.infra.task.TaskRoles;
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

/** The task of a service: its port, its environment and its token. */
public final class ServiceTask {

  static final int PORT = 8080;

  private final AppTask task;
  private final boolean exec;

  public ServiceTask(Stack stack, ServiceConfig config, ImageSources sources) {
    this.task = new AppTask(stack, config.app(), config.task(), sources);
    this.exec = config.exec();
  }

  String definitionArn() {
    return task.definition().getTaskDefinitionArn();
  }

  public TaskRoles roles() {
    return task.roles();
  }

  public String imageHash() {
    return task.imageHash();
  }

  public void run(Map<String, String> environment, RetentionDays logRetention) {
    task.run(environment, logRetention, this::container);
    Explained.suppress(
        task.definition(),
        "AwsSolutions-ECS2",
        "The variables are names and limits; the one secret comes from Secrets Manager.");
  }

  /** Has ECS read the token into the container; the construct would allow a second action. */
  public void give(ISecret apiToken) {
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
}
