package dev.fairway.sandbox;

import dev.fairway.sandbox.alarms.AlarmNews;
import dev.fairway.sandbox.alarms.Alarms;
import dev.fairway.sandbox.alb.Alb;
import dev.fairway.sandbox.alb.log.AccessLogs;
import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.Ecs;
import dev.fairway.sandbox.ecs.EcsSettings;
import dev.fairway.sandbox.ecs.agent.AgentServer;
import dev.fairway.sandbox.ecs.agent.TaskCredentials;
import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import dev.fairway.sandbox.ecs.runtime.LogStream;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.endpoint.Endpoint;
import dev.fairway.sandbox.events.EventBridge;
import dev.fairway.sandbox.faults.Faults;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import dev.fairway.sandbox.iam.Authorization;
import dev.fairway.sandbox.iam.Iam;
import dev.fairway.sandbox.iam.Roles;
import dev.fairway.sandbox.iam.Session;
import dev.fairway.sandbox.iam.Sessions;
import dev.fairway.sandbox.iam.Sts;
import dev.fairway.sandbox.iam.access.GuardedApis;
import dev.fairway.sandbox.iam.access.RequestPermissions;
import dev.fairway.sandbox.logs.Logs;
import dev.fairway.sandbox.metrics.Metrics;
import dev.fairway.sandbox.minute.MetricSource;
import dev.fairway.sandbox.minute.MinuteTick;
import dev.fairway.sandbox.minute.QueueMetrics;
import dev.fairway.sandbox.minute.ScalingLoop;
import dev.fairway.sandbox.minute.ServiceMetrics;
import dev.fairway.sandbox.notifications.Notifications;
import dev.fairway.sandbox.notifications.inbox.Inbox;
import dev.fairway.sandbox.scaling.Scaling;
import dev.fairway.sandbox.secrets.SecretStore;
import dev.fairway.sandbox.storage.ObjectEvents;
import dev.fairway.sandbox.storage.RegionS3;
import dev.fairway.sandbox.template.CloudFormation;
import dev.fairway.sandbox.template.StackReport;
import dev.fairway.sandbox.template.Stacks;
import dev.fairway.sandbox.template.resources.World;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The local region: every service of it, standing as the templates say, behind one port. */
public final class Sandbox implements AutoCloseable {

  private final Parts parts;
  private final SandboxClock clock;
  private final DataPlane plane;
  private final Stacks stacks;
  private final Logs logs;
  private final Inbox inbox;
  private final Faults faults;
  private final Notifications notifications;
  private final TaskHost tasks;
  private final TaskRuntime runtime;
  private final Optional<Endpoint> endpoint;

  /**
   * @param parts takes what is started, also where the start fails
   */
  private Sandbox(Parts parts, SandboxOptions options, Following following) {
    this.parts = parts;
    Account account = options.account();
    StateFolder state = parts.add(StateFolder.of(options));
    clock = parts.add(SandboxClock.system());
    faults = new Faults(clock);
    inbox = new Inbox(state.folder().resolve("inbox"), following);
    Roles roles = new Roles(clock);
    Sessions sessions = new Sessions(roles, clock);
    Authorization authorization = new Authorization(roles, sessions, account, clock);
    logs = parts.add(new Logs(account, clock, state.folder().resolve("logs")));

    LateApis apis = new LateApis();
    Permissions permissions = new RequestPermissions(account, apis);
    Apis guarded = new GuardedApis(apis, permissions, authorization);
    EventBridge events = parts.add(new EventBridge(account, guarded, clock, following));
    tasks = parts.add(TaskHost.of(options));
    plane = parts.add(DataPlane.start(dataPlane(options, state, events, following)));
    tasks.addressBeside(options.host()).ifPresent(plane::listenAlso);
    apis.are(plane.apis());
    plane.guard(sessions::callerOf, permissions, authorization);
    notifications = parts.add(notifications(options, state));
    plane.serve("sns", notifications);
    endpoint = options.endpoint().map(at -> Endpoint.connect(at, account, plane.apisAt(at)));
    endpoint.ifPresent(at -> parts.add(at.bridge(objectEvents(events, following))));

    S3Client s3 = parts.add(RegionS3.at(plane.endpoint(), account));
    AccessLogs accessLogs = new AccessLogs(account, plane.apis(), s3, clock);
    plane.serve("elasticloadbalancing", parts.add(alb(options, accessLogs)));
    // What its last requests leave is written before the load balancer closes.
    parts.add(accessLogs);
    runtime = tasks.runtime(state.folder(), this::log, clock);
    Ecs ecs = parts.add(ecs(options, sessions, guarded, events, following));
    stacks = new Stacks(world(account, s3, roles), clock);
    plane.serve("events", events);
    plane.serve("ecs", ecs);
    plane.serve("logs", logs);
    plane.serve("secretsmanager", new SecretStore(account, clock, state.kept()));
    plane.serve("sts", new Sts(roles, sessions, authorization, account));
    plane.serve("iam", new Iam(roles, authorization));
    plane.serve("cloudformation", new CloudFormation(stacks));
    scale(account, events);
  }

  /**
   * Starts a region and stands its templates up; on return it is ready.
   *
   * @param following hears of what happens
   */
  public static Sandbox start(SandboxOptions options, Following following) {
    Parts parts = new Parts();
    try {
      Sandbox sandbox = new Sandbox(parts, options, following);
      sandbox.stacks.apply(options.templates(), Map.of());
      options.mailing().address().ifPresent(sandbox.notifications::mailTo);
      // Healthy means ready: it answers for itself once its stacks stand.
      Admin.on(sandbox.plane, sandbox);
      return sandbox;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private DataPlaneOptions dataPlane(
      SandboxOptions options, StateFolder state, EventBridge events, Following following) {
    return new DataPlaneOptions(
        options.host(),
        options.port(),
        options.account(),
        state.kept(),
        options.dynamoDbJars(),
        clock,
        objectEvents(events, following),
        options.endpoint());
  }

  private static ObjectEvents objectEvents(EventBridge events, Following following) {
    return entry -> {
      following.published(entry);
      events.put(entry);
    };
  }

  private Notifications notifications(SandboxOptions options, StateFolder state) {
    return new Notifications(
        options.account(),
        plane.apis(),
        clock,
        plane.endpoint(),
        state.kept(),
        new Notifications.Mailing(inbox, options.mailing().smtp()),
        faults);
  }

  private Alb alb(SandboxOptions options, RequestRecord.Listener accessLogs) {
    return new Alb(
        options.account(),
        clock,
        new Doors(options.host(), options.albPort(), tasks.machine(), clock, accessLogs));
  }

  private void log(LogStream stream, Instant time, String line) {
    logs.append(stream.group(), stream.stream(), time, line);
  }

  private Ecs ecs(
      SandboxOptions options,
      Sessions sessions,
      Apis guarded,
      EventBridge events,
      Following following) {
    AgentServer agent =
        new AgentServer(
            tasks.address(),
            (task, role) -> credentials(sessions.issue(task, role)),
            clock,
            guarded);
    return new Ecs(
        new EcsSettings(
            options.account(), tasks.endpoint(plane.endpoint()), options.taskEnvironment()),
        new Ecs.Platform(runtime, agent, guarded, clock, faults),
        events.defaultBus()::publish,
        following,
        following);
  }

  private void scale(Account account, EventBridge events) {
    Metrics metrics = new Metrics(clock);
    AlarmNews news = new AlarmNews(account, plane.apis(), events.defaultBus()::publish);
    Alarms alarms = new Alarms(account, metrics, clock, news);
    Scaling scaling = new Scaling(account, clock, plane.apis());
    plane.serve("monitoring", alarms);
    plane.serve("application-autoscaling", scaling);
    List<MetricSource> sources =
        List.of(
            new QueueMetrics(plane.apis(), plane.queueLedger()), new ServiceMetrics(plane.apis()));
    ScalingLoop loop = new ScalingLoop(sources, metrics, alarms, scaling);
    parts.add(MinuteTick.start(clock, loop));
  }

  private static TaskCredentials credentials(Session session) {
    return new TaskCredentials(
        session.accessKeyId(),
        session.secretAccessKey(),
        session.sessionToken(),
        session.expiration());
  }

  private World world(Account account, S3Client s3, Roles roles) {
    return new World(account, plane.apis(), s3, new TemplateRoles(roles));
  }

  /** The region's address: {@code http://127.0.0.1:4566}. */
  public URI endpoint() {
    return plane.endpoint();
  }

  /** The time of the region. */
  public SandboxClock clock() {
    return clock;
  }

  /** Every service as the inside calls it. */
  public Apis apis() {
    return plane.apis();
  }

  /** The containers of the tasks that run. */
  List<LiveContainer> processes() {
    return runtime.live();
  }

  /** Kills a task's containers from outside; false where none runs. */
  boolean kill(String taskId) {
    return runtime.kill(taskId);
  }

  /** The address at which tasks reach what listens beside the sandbox. */
  String reachedAt() {
    return tasks.outsideAddress();
  }

  /** The mails of the topics. */
  public Inbox inbox() {
    return inbox;
  }

  /** The failures that are set by hand. */
  public Faults faults() {
    return faults;
  }

  /** Whether there is anything to publish to. */
  boolean hasTopics() {
    return notifications.hasTopics();
  }

  /** The certificate that the topics' messages are signed with, as PEM. */
  String signingCertificate() {
    return notifications.certificate();
  }

  /** What is not as on AWS where the data is, a sentence each; empty for the embedded services. */
  public List<String> endpointLimits() {
    return endpoint.map(Endpoint::limits).orElse(List.of());
  }

  /** The outputs of all stacks. */
  public Map<String, String> outputs() {
    return stacks.outputs();
  }

  /** What is simulated and what is only accepted, stack by stack. */
  public List<StackReport> reports() {
    return stacks.reports();
  }

  /** Stops the tasks, then the services, then removes what is not kept. */
  @Override
  public void close() {
    parts.close();
  }
}
