package dev.fairway.alert.relay;

import java.time.Instant;

/** Events in the shape that Amazon ECS gives them, as far as a relay looks. */
public final class EcsEvents {

  private EcsEvents() {}

  /** The container {@code app} of a service's task has ended by itself with an exit code. */
  public static String exited(String id, String family, int exitCode, Instant at) {
    return """
    {"version":"0","id":"%1$s","detail-type":"ECS Task State Change","source":"aws.ecs",
     "account":"000000000000","time":"%4$s","region":"us-east-1",
     "resources":["arn:aws:ecs:us-east-1:000000000000:task/prod/%1$s"],
     "detail":{"clusterArn":"arn:aws:ecs:us-east-1:000000000000:cluster/prod",
      "containers":[{"name":"app","lastStatus":"STOPPED","exitCode":%3$d}],
      "desiredStatus":"STOPPED","group":"service:%2$s","lastStatus":"STOPPED",
      "startedAt":"2026-11-22T11:00:00Z","stoppedAt":"%4$s","stopCode":"EssentialContainerExited",
      "stoppedReason":"Essential container in task exited",
      "taskArn":"arn:aws:ecs:us-east-1:000000000000:task/prod/%1$s",
      "taskDefinitionArn":"arn:aws:ecs:us-east-1:000000000000:task-definition/%2$s:7"}}
    """
        .formatted(id, family, exitCode, at);
  }

  /** A service is at its desired count. */
  public static String steady(String id, String service, Instant at) {
    return """
    {"version":"0","id":"%s","detail-type":"ECS Service Action","source":"aws.ecs",
     "account":"000000000000","time":"%s","region":"us-east-1",
     "resources":["arn:aws:ecs:us-east-1:000000000000:service/prod/%s"],
     "detail":{"eventType":"INFO","eventName":"SERVICE_STEADY_STATE",
      "clusterArn":"arn:aws:ecs:us-east-1:000000000000:cluster/prod","createdAt":"%2$s"}}
    """
        .formatted(id, at, service);
  }

  /** Something that no rule was written for. */
  public static String unknown(String id, Instant at) {
    return """
    {"version":"0","id":"%s","detail-type":"Something New","source":"aws.ecs",
     "account":"000000000000","time":"%s","region":"us-east-1","resources":[],
     "detail":{"surprise":{"deep":[1,2,{"x":null}]}}}
    """
        .formatted(id, at);
  }
}
