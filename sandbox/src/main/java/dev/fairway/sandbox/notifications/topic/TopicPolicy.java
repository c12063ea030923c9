package dev.fairway.sandbox.notifications.topic;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.iam.policy.PolicyDocument;
import dev.fairway.sandbox.iam.policy.PolicyRequest;
import dev.fairway.sandbox.iam.policy.Principal;
import dev.fairway.sandbox.iam.policy.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a service of AWS may publish without a role: a topic's policy must name it ("Using
 * resource-based policies for Amazon EventBridge", "Amazon SNS permissions"). Without a policy, the
 * alarms of the account may, by the policy that a topic has by default, and nobody else.
 */
public final class TopicPolicy {

  private static final Logger log = LoggerFactory.getLogger(TopicPolicy.class);

  private final Account account;

  public TopicPolicy(Account account) {
    this.account = account;
  }

  /**
   * @throws ApiException {@code AuthorizationError} where a service may not publish to a topic
   */
  public void checkPublish(Caller caller, Topic topic) {
    Optional<String> service = caller.service();
    if (service.isPresent() && !allows(service.get(), caller, topic)) {
      throw new ApiException(
          "AuthorizationError",
          "%s.amazonaws.com is not authorized to perform: SNS:Publish on resource: %s because no resource-based policy allows the SNS:Publish action"
              .formatted(service.get(), topic.arn()),
          403);
    }
  }

  private boolean allows(String service, Caller caller, Topic topic) {
    String policy = topic.attributes().getOrDefault("Policy", "");
    if (policy.isEmpty()) {
      return service.equals("cloudwatch");
    }
    PolicyRequest request =
        new PolicyRequest("sns:Publish", topic.arn(), keys(caller, topic.arn()));
    Verdict verdict =
        PolicyDocument.of(JsonMapper.shared().readTree(policy))
            .trusts(
                new Principal("Service", Set.of(service + ".amazonaws.com")),
                request,
                condition ->
                    log.warn(
                        "The policy of {} asks for {}, which is not known",
                        topic.arn(),
                        condition));
    return verdict == Verdict.ALLOWED;
  }

  private Map<String, List<String>> keys(Caller caller, String topic) {
    Map<String, List<String>> keys = new HashMap<>();
    keys.put("aws:SecureTransport", List.of("true"));
    keys.put("aws:PrincipalIsAWSService", List.of("true"));
    keys.put("aws:SourceAccount", List.of(account.id()));
    keys.put("aws:SourceOwner", List.of(account.id()));
    keys.put("aws:ResourceAccount", List.of(topic.split(":", 6)[4]));
    caller.sourceArn().ifPresent(arn -> keys.put("aws:SourceArn", List.of(arn)));
    return keys;
  }
}
