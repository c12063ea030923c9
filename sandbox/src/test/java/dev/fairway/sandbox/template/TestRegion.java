package dev.fairway.sandbox.template;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.template.resources.RoleStore;
import dev.fairway.sandbox.template.resources.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A region that keeps what it is told, as a kept state would. */
final class TestRegion {

  final List<ApiCall> calls = new ArrayList<>();
  final Map<String, BucketVersioningStatus> buckets = new HashMap<>();
  final Set<String> bucketsWithEvents = new HashSet<>();
  final Map<String, JsonNode> queues = new HashMap<>();
  final Map<String, ObjectNode> tables = new HashMap<>();
  final Set<String> expiring = new HashSet<>();
  final Map<String, ObjectNode> rules = new HashMap<>();
  final Map<String, JsonNode> targets = new HashMap<>();
  final Map<String, List<String>> policiesByRole = new HashMap<>();
  final World world = new World(Account.DEFAULT, this::call, new Buckets(), new Roles());

  /** JSON with single quotes, for short tests. */
  static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  ObjectNode input(String operation) {
    return calls.stream()
        .filter(call -> call.operation().equals(operation))
        .map(ApiCall::input)
        .findFirst()
        .orElseThrow();
  }

  long count(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).count();
  }

  private ObjectNode call(ApiCall call) {
    calls.add(call);
    ObjectNode input = call.input();
    return switch (call.operation()) {
      case "GetQueueUrl" -> queueUrl(input.path("QueueName").asString());
      case "CreateQueue" -> {
        queues.put(input.path("QueueName").asString(), input.path("Attributes"));
        yield queueUrl(input.path("QueueName").asString());
      }
      case "DescribeTable" -> table(input.path("TableName").asString());
      case "CreateTable" -> {
        tables.put(input.path("TableName").asString(), input);
        ObjectNode response = object();
        response.set("TableDescription", input);
        yield response;
      }
      case "DescribeTimeToLive" -> timeToLive(input.path("TableName").asString());
      case "UpdateTimeToLive" -> {
        expiring.add(input.path("TableName").asString());
        yield object();
      }
      case "PutRule" -> {
        rules.put(input.path("Name").asString(), input);
        yield object().put("RuleArn", "arn:rule/" + input.path("Name").asString());
      }
      case "ListTargetsByRule" -> {
        ObjectNode response = object();
        response.set(
            "Targets",
            targets.getOrDefault(
                input.path("Rule").asString(), JsonNodeFactory.instance.arrayNode()));
        yield response;
      }
      case "PutTargets" -> {
        targets.put(input.path("Rule").asString(), input.path("Targets"));
        yield object().put("FailedEntryCount", 0);
      }
      case "CreateCluster" -> arn("cluster", "clusterArn", "arn:cluster/" + name(input));
      case "RegisterTaskDefinition" ->
          arn("taskDefinition", "taskDefinitionArn", "arn:td/" + input.path("family").asString());
      case "PutScalingPolicy" ->
          object().put("PolicyARN", "arn:policy/" + input.path("PolicyName").asString());
      case "CreateLogGroup" -> {
        if (count("CreateLogGroup") > 1) {
          throw ApiException.badRequest("ResourceAlreadyExistsException", "It exists.");
        }
        yield object();
      }
      case "CreateTopic" ->
          object().put("TopicArn", Account.DEFAULT.arn("sns", input.path("Name").asString()));
      case "Subscribe" ->
          object().put("SubscriptionArn", input.path("TopicArn").asString() + ":0a1b");
      case "SetQueueAttributes",
          "SetTopicAttributes",
          "SetSubscriptionAttributes",
          "ListSubscriptionsByTopic",
          "RemoveTargets",
          "PutClusterCapacityProviders",
          "PutMetricAlarm",
          "RegisterScalableTarget",
          "PutScheduledAction",
          "PutRetentionPolicy",
          "DeleteRetentionPolicy" ->
          object();
      case "DescribeLoadBalancers", "DescribeTargetGroups" ->
          throw ApiException.badRequest("LoadBalancerNotFound", "None yet.");
      case "CreateLoadBalancer", "CreateTargetGroup", "CreateListener", "CreateRule" ->
          balancing(call.operation().substring("Create".length()), input);
      case "DescribeSecret" ->
          throw ApiException.badRequest("ResourceNotFoundException", "None yet.");
      case "GetRandomPassword" -> object().put("RandomPassword", "generated");
      case "CreateSecret" -> object().put("ARN", "arn:secret/" + input.path("Name").asString());
      case "CreateService" ->
          arn("service", "serviceArn", "arn:service/" + input.path("serviceName").asString());
      case "DescribeListeners",
          "DescribeServices",
          "UpdateService",
          "DescribeRules",
          "ModifyLoadBalancerAttributes",
          "ModifyTargetGroupAttributes" ->
          object();
      default ->
          throw ApiException.badRequest("UnknownOperationException", "No " + call.operation());
    };
  }

  private static ObjectNode balancing(String kind, ObjectNode input) {
    ObjectNode response = object();
    response
        .putArray(kind + "s")
        .addObject()
        .put(kind + "Arn", "arn:" + kind + "/" + input.path("Name").asString("of"))
        .put("DNSName", "127.0.0.1:8080");
    return response;
  }

  private static String name(ObjectNode input) {
    return input.path("clusterName").asString();
  }

  private static ObjectNode arn(String member, String name, String arn) {
    ObjectNode response = object();
    response.putObject(member).put(name, arn);
    return response;
  }

  private ObjectNode queueUrl(String name) {
    if (!queues.containsKey(name)) {
      throw ApiException.badRequest("QueueDoesNotExist", "No queue " + name);
    }
    return object().put("QueueUrl", "http://127.0.0.1:4566/000000000000/" + name);
  }

  private ObjectNode table(String name) {
    ObjectNode table = tables.get(name);
    if (table == null) {
      throw ApiException.badRequest("ResourceNotFoundException", "No table " + name);
    }
    ObjectNode response = object();
    response.set("Table", table);
    return response;
  }

  private ObjectNode timeToLive(String table) {
    ObjectNode response = object();
    response
        .putObject("TimeToLiveDescription")
        .put("TimeToLiveStatus", expiring.contains(table) ? "ENABLED" : "DISABLED");
    return response;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private final class Buckets implements S3Client {
    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
      if (buckets.containsKey(request.bucket())) {
        throw BucketAlreadyOwnedByYouException.builder().message("Yours already.").build();
      }
      buckets.put(request.bucket(), BucketVersioningStatus.SUSPENDED);
      return CreateBucketResponse.builder().build();
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
      return GetBucketVersioningResponse.builder().status(buckets.get(request.bucket())).build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
      buckets.put(request.bucket(), request.versioningConfiguration().status());
      return PutBucketVersioningResponse.builder().build();
    }

    @Override
    public PutBucketNotificationConfigurationResponse putBucketNotificationConfiguration(
        PutBucketNotificationConfigurationRequest request) {
      if (request.notificationConfiguration().eventBridgeConfiguration() != null) {
        bucketsWithEvents.add(request.bucket());
      } else {
        bucketsWithEvents.remove(request.bucket());
      }
      return PutBucketNotificationConfigurationResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  private List<String> policies(String role) {
    return Objects.requireNonNull(policiesByRole.get(role), "no role " + role);
  }

  private final class Roles implements RoleStore {
    @Override
    public void role(
        String arn,
        String name,
        JsonNode trust,
        Map<String, JsonNode> inline,
        List<String> managedPolicyArns) {
      List<String> policies = new ArrayList<>(inline.keySet());
      policies.addAll(managedPolicyArns);
      policiesByRole.put(name, policies);
    }

    @Override
    public void attach(String policyName, JsonNode document, Collection<String> roleNames) {
      roleNames.forEach(name -> policies(name).add(policyName));
    }

    @Override
    public void managedPolicy(String arn, JsonNode document, Collection<String> roleNames) {
      roleNames.forEach(name -> policies(name).add(arn));
    }
  }
}
