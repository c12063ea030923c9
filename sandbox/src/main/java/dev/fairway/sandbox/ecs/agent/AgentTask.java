package dev.fairway.sandbox.ecs.agent;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A task as its agent answers for it; the documents are those of task metadata version 4. */
public interface AgentTask {

  String taskArn();

  String clusterArn();

  /** The ARN of the role whose credentials its containers get. */
  Optional<String> taskRoleArn();

  ObjectNode taskMetadata();

  /** The metadata of the container with this name. */
  ObjectNode containerMetadata(String container);

  /** Statistics by container id. */
  ObjectNode taskStats();

  ObjectNode containerStats(String container);
}
