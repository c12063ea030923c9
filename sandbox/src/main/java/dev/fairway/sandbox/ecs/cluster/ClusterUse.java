package dev.fairway.sandbox.ecs.cluster;

/** What runs in a cluster, by the cluster's name. */
public interface ClusterUse {

  long runningTasks(String cluster);

  long pendingTasks(String cluster);

  /** Tasks that have not stopped. */
  long tasks(String cluster);

  /** Services in status ACTIVE or DRAINING. */
  long services(String cluster);
}
