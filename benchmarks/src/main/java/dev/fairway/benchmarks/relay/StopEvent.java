package dev.fairway.benchmarks.relay;

import java.time.Instant;
import java.util.UUID;

/** The event of a task that was killed, one of many of its cause or the first of a new one. */
record StopEvent(int cause, Instant at) {

  /** The task of every event, whose log is there to be read. */
  static final String TASK = "0123456789abcdef0123456789abcdef";

  private static final String ACCOUNT = "arn:aws:ecs:us-east-1:000000000000:";

  /** A cause is family, container, class and cluster; here the clusters differ. */
  String body() {
    String cluster = "benchmark-" + cause;
    return """
        {"version":"0","id":"%s","detail-type":"ECS Task State Change","source":"aws.ecs",\
        "account":"000000000000","time":"%s","region":"us-east-1","resources":["%s"],\
        "detail":{"clusterArn":"%scluster/%s","taskArn":"%s","desiredStatus":"STOPPED",\
        "lastStatus":"STOPPED","group":"family:queue-worker","launchType":"FARGATE",\
        "taskDefinitionArn":"%stask-definition/queue-worker:1",\
        "stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited",\
        "containers":[{"name":"queue-worker","lastStatus":"STOPPED","exitCode":137}],\
        "startedAt":"%s","stoppedAt":"%s","version":5}}"""
        .formatted(
            UUID.randomUUID(),
            at,
            taskArn(cluster),
            ACCOUNT,
            cluster,
            taskArn(cluster),
            ACCOUNT,
            at.minusSeconds(60),
            at);
  }

  private static String taskArn(String cluster) {
    return ACCOUNT + "task/" + cluster + "/" + TASK;
  }
}
