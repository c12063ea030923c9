package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import java.util.Map;

/**
 * The permissions of every service of the region ("Actions, resources, and condition keys", Service
 * Authorization Reference).
 */
public final class RequestPermissions implements Permissions {

  private final Map<String, Permissions> byService;

  /**
   * @param apis answers what a task definition says, for the roles that RunTask passes on, and the
   *     ARN of a secret
   */
  public RequestPermissions(Account account, Apis apis) {
    byService =
        Map.ofEntries(
            Map.entry("s3", new S3Permissions()),
            Map.entry("dynamodb", new DynamoDbPermissions(account)),
            Map.entry("sqs", new SqsPermissions(account)),
            Map.entry("sns", new SnsPermissions(account)),
            Map.entry("ecs", new EcsPermissions(account, apis)),
            Map.entry("events", new EventsPermissions(account)),
            Map.entry("logs", new LogsPermissions(account)),
            Map.entry("secretsmanager", new SecretsPermissions(account, apis)),
            Map.entry("elasticloadbalancing", new BalancerPermissions()),
            Map.entry("monitoring", new CloudWatchPermissions(account)),
            Map.entry("application-autoscaling", new ScalingPermissions()),
            Map.entry("iam", request -> iam(request, account)),
            Map.entry("sts", request -> List.of()));
  }

  @Override
  public List<Access> needed(WireRequest request) {
    return byService
        .getOrDefault(request.service(), RequestPermissions::onEverything)
        .needed(request);
  }

  private static List<Access> onEverything(WireRequest request) {
    return List.of(new Access(request.service() + ":" + operation(request), "*"));
  }

  private static List<Access> iam(WireRequest request, Account account) {
    String role = request.input().path("RoleName").asString("");
    String resource = role.isEmpty() ? "*" : "arn:aws:iam::" + account.id() + ":role/" + role;
    return List.of(new Access("iam:" + operation(request), resource));
  }

  static String operation(WireRequest request) {
    return request.operation().orElse("");
  }
}
