package dev.fairway.infra.worker;

import dev.fairway.infra.ingress.IngressStack;
import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.service.EcsService;
import dev.fairway.infra.service.Paths;
import dev.fairway.infra.service.ServiceGroup;
import dev.fairway.infra.service.ServiceTask;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.task.ImageSources;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalableTarget;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ecs.CfnService;
import software.constructs.Construct;

/** A service that drains a queue: queue, records, tasks behind the load balancer, scaling. */
public final class QueueWorkerStack extends Stack {

  public static final String NAME = "queue-worker";

  private static final Paths PATHS =
      new Paths(
          List.of("/admin/queue", "/admin/queue/*"),
          List.of("/jobs", "/jobs/*", "/events", "/subscriptions", "/subscriptions/*"),
          List.of("/queue-worker/*"),
          0);

  private final PlatformStack platform;
  private final QueueWorkerConfig config;
  private final WorkerStore store;
  private final ServiceTask task;
  private final UndeliveredEvents undelivered;

  public QueueWorkerStack(
      Construct scope,
      String id,
      PlatformStack platform,
      IngressStack ingress,
      QueueWorkerConfig config,
      ImageSources sources) {
    super(scope, id, Stacks.props("Fairway: a service that drains a queue of jobs"));
    this.platform = platform;
    this.config = config;
    this.store =
        WorkerStore.create(this, config.job().visibility(), platform.config().retainData());
    this.task = new ServiceTask(this, config.service(), sources);
    task.run(WorkerEnvironment.variables(config, store), platform.config().logRetention());
    task.give(ingress.apiToken());
    allow();
    CfnService service = start(ingress);
    scale(service);
    this.undelivered = new EventRule(this, platform).feed(store.queue().jobs());
    new WorkerAlarms(this, platform).watch(store.queue(), config);
    output(service);
  }

  /** Events that became no job. */
  public UndeliveredEvents undelivered() {
    return undelivered;
  }

  /** The hash that tags the app's image, 64 hexadecimal digits. */
  public String imageHash() {
    return task.imageHash();
  }

  private void allow() {
    WorkerPermissions permissions = new WorkerPermissions(task.roles());
    permissions.allowWork(store);
    permissions.allowProtection(this, platform.cluster());
    if (config.service().exec()) {
      permissions.allowExec();
    }
  }

  private CfnService start(IngressStack ingress) {
    ISecurityGroup group = ServiceGroup.create(this, platform, ingress, NAME);
    for (String network : config.webhook().allowedNetworks()) {
      group.addEgressRule(
          Peer.ipv4(network), Port.allTcp(), "queue-worker.webhook.allowed-networks");
    }
    return new EcsService(this, platform, ingress, config.service()).start(task, PATHS, group);
  }

  private void scale(CfnService service) {
    String cluster = platform.cluster().getClusterName();
    CfnScalableTarget target =
        CfnScalableTarget.Builder.create(this, "ScalableTarget")
            .serviceNamespace("ecs")
            .scalableDimension("ecs:service:DesiredCount")
            .resourceId("service/%s/%s".formatted(cluster, service.getAttrName()))
            .minCapacity(config.scaling().minTasks())
            .maxCapacity(config.scaling().maxTasks())
            .build();
    new BacklogScaling(this, config, target, store.queue().jobs().getQueueName(), cluster).scale();
  }

  private void output(CfnService service) {
    WorkQueue queue = store.queue();
    Stacks.output(this, "WorkQueueUrl", queue.jobs().getQueueUrl(), "Where jobs wait");
    Stacks.output(
        this, "DeadLetterQueueUrl", queue.deadLetters().getQueueUrl(), "Jobs that can't be done");
    Stacks.output(this, "JobsTableName", store.jobs().getTableName(), "A record per job");
    Stacks.output(
        this, "SubscriptionsTableName", store.subscriptions().getTableName(), "Who hears of what");
    Stacks.output(this, "QueueWorkerServiceName", service.getAttrName(), "The service in ECS");
  }
}
