package dev.fairway.sandbox.ecs.container;

import java.util.Map;

/**
 * What marks the sandbox's containers, volumes and networks.
 *
 * @param region the sandbox, by a random or a fixed name
 * @param owner the process or container that the sandbox is
 */
record Labels(String region, String owner) {

  static final String REGION = "dev.fairway.region";
  static final String OWNER = "dev.fairway.owner";
  static final String TASK = "dev.fairway.task";
  static final String CONTAINER = "dev.fairway.container";

  Map<String, String> ofTask(String task) {
    return Map.of(REGION, region, OWNER, owner, TASK, task);
  }

  Map<String, String> ofContainer(String task, String container) {
    return Map.of(REGION, region, OWNER, owner, TASK, task, CONTAINER, container);
  }
}
