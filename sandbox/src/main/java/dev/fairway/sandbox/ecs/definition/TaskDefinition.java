package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A revision of a task definition.
 *
 * @param json the members that it was registered with
 */
public record TaskDefinition(
    String arn, String family, int revision, boolean active, Instant registeredAt, Input json) {

  private static final int DEFAULT_STORAGE_GIB = 20;

  TaskDefinition inactive() {
    return new TaskDefinition(arn, family, revision, false, registeredAt, json);
  }

  public List<ContainerDefinition> containers() {
    return json.objects("containerDefinitions").stream().map(ContainerDefinition::new).toList();
  }

  public boolean isFor(String compatibility) {
    return json.texts("requiresCompatibilities").contains(compatibility);
  }

  public boolean isAwsvpc() {
    return json.text("networkMode").orElse("").equals("awsvpc");
  }

  /** The size of a Fargate task, each part replaced by the override that is given. */
  TaskSize size(Optional<String> cpu, Optional<String> memory) {
    return FargateSize.of(
        cpu.or(() -> json.text("cpu")).orElse(""), memory.or(() -> json.text("memory")).orElse(""));
  }

  Optional<String> taskRoleArn() {
    return json.text("taskRoleArn");
  }

  Optional<String> executionRoleArn() {
    return json.text("executionRoleArn");
  }

  int storageGib() {
    return json.in("ephemeralStorage").integer("sizeInGiB").orElse(DEFAULT_STORAGE_GIB);
  }

  /** {@code X86_64} or {@code ARM64}. */
  public String architecture() {
    return json.in("runtimePlatform").text("cpuArchitecture").orElse("X86_64");
  }
}
