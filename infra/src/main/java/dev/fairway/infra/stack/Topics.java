package dev.fairway.infra.stack;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;

/** Topics as every stack makes them: TLS only, with CloudWatch's alarms let in. */
public final class Topics {

  private Topics() {}

  public static Topic.Builder closed(Stack stack, String id) {
    return Topic.Builder.create(stack, id).enforceSsl(true);
  }

  /**
   * Lets alarms of this account publish. A topic without a policy allows that by itself; one with a
   * policy, which TLS takes, allows what it says.
   */
  public static void allowAlarms(Stack stack, Topic topic) {
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsOfThisAccount")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Conditions.calledFor(anyAlarm(stack)))
            .build());
  }

  /** The ARN pattern of this account's alarms. */
  public static String anyAlarm(Stack stack) {
    return Stacks.arn(stack, "cloudwatch", "alarm:*");
  }
}
