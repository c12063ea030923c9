package dev.fairway.common.ecs;

/**
 * The ECS task that this process runs in.
 *
 * @param arn the task's ARN
 * @param family the family of its task definition
 * @param revision the revision of its task definition
 */
public record EcsTask(String arn, String family, String revision) {}
