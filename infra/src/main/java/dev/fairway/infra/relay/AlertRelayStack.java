package dev.fairway.infra.relay;

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
import software.amazon.awscdk.services.ecs.CfnService;
import software.constructs.Construct;

/** A service that tells people of failures: rules, queue, book of alerts, topic. */
public final class AlertRelayStack extends Stack {

  public static final String NAME = "alert-relay";

  private static final Paths PATHS =
      new Paths(
          List.of(),
          List.of("/alerts", "/alerts/*", "/mutes", "/mutes/*", "/alert-rules"),
          List.of("/alert-relay/*"),
          1);

  private final Surroundings around;
  private final RelayConfig config;
  private final RelayStore store;
  private final ServiceTask task;

  public AlertRelayStack(
      Construct scope, String id, Surroundings around, RelayConfig config, ImageSources sources) {
    super(scope, id, Stacks.props("Fairway: a service that tells people of every failure once"));
    PlatformStack platform = around.platform();
    this.around = around;
    this.config = config;
    this.store = RelayStore.create(this, platform.config().retainData(), config.emails());
    this.task = new ServiceTask(this, config.service(), sources);
    task.run(
        RelayEnvironment.variables(config, store, around.flows(), around.ingress().url()),
        platform.config().logRetention());
    task.give(around.ingress().apiToken());
    allow();
    CfnService service = start();
    UndeliveredEvents undelivered =
        new UndeliveredEvents(this, store.topic()::announce, "UndeliveredEvents");
    new RelayRules(this, platform.cluster(), undelivered)
        .connect(store.queues().events(), store.topic(), around.bus());
    new RelayAlarms(this, store.topic()).watch(store.queues());
    output(service);
  }

  /** The hash that tags the app's image, 64 hexadecimal digits. */
  public String imageHash() {
    return task.imageHash();
  }

  private void allow() {
    RelayPermissions permissions = new RelayPermissions(this, task.roles());
    permissions.allowWork(store, around.flows());
    permissions.allowContext();
    if (config.service().exec()) {
      permissions.allowExec();
    }
  }

  private CfnService start() {
    CfnService service =
        new EcsService(this, around.platform(), around.ingress(), config.service())
            .start(
                task, PATHS, ServiceGroup.create(this, around.platform(), around.ingress(), NAME));
    service.setDesiredCount(config.tasks());
    return service;
  }

  private void output(CfnService service) {
    EventQueues queues = store.queues();
    Stacks.output(this, "AlertQueueUrl", queues.events().getQueueUrl(), "Where events wait");
    Stacks.output(
        this, "AlertsTopicArn", store.topic().topic().getTopicArn(), "Subscribe to hear of alerts");
    Stacks.output(this, "AlertsTableName", store.table().getTableName(), "Alerts and their events");
    Stacks.output(
        this, "KeptEventsQueueUrl", queues.kept().getQueueUrl(), "Events that led to nothing");
    Stacks.output(this, "AlertServiceName", service.getAttrName(), "The service in ECS");
  }
}
