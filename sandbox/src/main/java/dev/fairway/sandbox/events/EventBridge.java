package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.events.schedule.Schedules;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * EventBridge's control plane: the service {@code events}. Rules live in memory; a stack puts them
 * back at each start.
 */
public final class EventBridge implements ApiHandler, AutoCloseable {

  private static final List<String> MANDATORY =
      List.of("id", "account", "source", "time", "region", "resources", "detail-type");

  private final EventBuses buses;
  private final Deliveries deliveries;
  private final Schedules schedules;
  private final RuleOperations rules;
  private final TargetOperations targets;
  private final PutEvents putEvents;

  /**
   * EventBridge for one region.
   *
   * @param apis where targets are called: {@code ecs} RunTask, {@code sqs} SendMessage, {@code sns}
   *     Publish
   * @param listener sees matches and deliveries
   */
  public EventBridge(Account account, Apis apis, SandboxClock clock, DeliveryListener listener) {
    this(account, apis, clock, listener, RandomGenerator.getDefault());
  }

  EventBridge(
      Account account,
      Apis apis,
      SandboxClock clock,
      DeliveryListener listener,
      RandomGenerator random) {
    DeliveryListener all = DeliveryListener.of(List.of(new DeliveryLog(), listener));
    QueueSender queues = new QueueSender(apis);
    this.deliveries =
        new Deliveries(
            List.of(
                new EcsTaskTarget(apis),
                new SqsQueueTarget(queues),
                new SnsTopicTarget(apis),
                new UnsimulatedTarget()),
            new DeadLetters(queues),
            clock,
            new BackOff(random),
            all);
    this.buses = new EventBuses(name -> new EventBus(name, account, clock, deliveries, all));
    this.schedules = new Schedules(clock, (rule, due) -> defaultBus().fire(rule, due));
    this.rules = new RuleOperations(buses, account, schedules);
    this.targets = new TargetOperations(buses, deliveries);
    this.putEvents = new PutEvents(buses);
  }

  /** The bus that AWS's own services publish to. */
  public EventBus defaultBus() {
    return buses.defaultBus();
  }

  /**
   * Takes an event of a service of the region, S3 for one.
   *
   * @param entry as PutEvents takes it, with any source
   * @throws IllegalArgumentException where PutEvents would refuse the entry
   */
  public void put(ObjectNode entry) {
    ObjectNode input = response();
    input.putArray("Entries").add(entry);
    ObjectNode result = putEvents.put(input, Caller.REGION);
    if (result.path("FailedEntryCount").asInt(0) > 0) {
      throw new IllegalArgumentException("Not an entry for PutEvents: " + result);
    }
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    ObjectNode input = call.input();
    return switch (call.operation()) {
      case "PutRule" -> rules.put(input);
      case "DescribeRule" -> rules.describe(input);
      case "ListRules" -> rules.list(input);
      case "DeleteRule" -> rules.delete(input);
      case "EnableRule" -> rules.setState(input, "ENABLED");
      case "DisableRule" -> rules.setState(input, "DISABLED");
      case "ListRuleNamesByTarget" -> rules.namesByTarget(input);
      case "PutTargets" -> targets.put(input);
      case "ListTargetsByRule" -> targets.list(input);
      case "RemoveTargets" -> targets.remove(input);
      case "PutEvents" -> putEvents.put(input, call.caller());
      case "TestEventPattern" -> testEventPattern(input);
      case "CreateEventBus" ->
          response().put("EventBusArn", buses.create(input.path("Name").asString("")).arn());
      case "DeleteEventBus" -> deleteEventBus(input);
      case "DescribeEventBus" -> described(buses.bus(input.path("Name").asString("default")));
      case "ListEventBuses" -> listEventBuses(input);
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException",
              "EventBridge's " + call.operation() + " is not part of the sandbox.");
    };
  }

  private static ObjectNode testEventPattern(ObjectNode input) {
    EventPattern pattern = new EventPattern(input.path("EventPattern").asString(""));
    String text = input.path("Event").asString("");
    JsonNode event;
    try {
      event = JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw ApiException.badRequest(
          "ValidationException", "Parameter Event is not valid JSON: " + e.getOriginalMessage());
    }
    for (String member : MANDATORY) {
      if (!event.has(member)) {
        throw ApiException.badRequest(
            "ValidationException",
            "Parameter Event is not valid. Reason: it lacks the mandatory field " + member + ".");
      }
    }
    return response().put("Result", pattern.matches(text));
  }

  private ObjectNode deleteEventBus(ObjectNode input) {
    buses.delete(input.path("Name").asString(""));
    return response();
  }

  private ObjectNode listEventBuses(ObjectNode input) {
    String prefix = input.path("NamePrefix").asString("");
    List<EventBus> found =
        buses.all().stream().filter(bus -> bus.name().startsWith(prefix)).toList();
    return Page.of("EventBuses", found, input, EventBridge::described);
  }

  private static ObjectNode described(EventBus bus) {
    return response().put("Name", bus.name()).put("Arn", bus.arn());
  }

  private static ObjectNode response() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    schedules.close();
    deliveries.close();
  }
}
