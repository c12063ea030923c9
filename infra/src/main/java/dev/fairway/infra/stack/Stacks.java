package dev.fairway.infra.stack;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** What all stacks of Fairway have alike. */
public final class Stacks {

  private Stacks() {}

  /** Properties of a stack for any account and region, whose template holds its resources alone. */
  public static StackProps props(String description) {
    return StackProps.builder()
        .description(description)
        .analyticsReporting(false)
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }

  /** An output under the very name that people and the sandbox look up. */
  public static void output(Stack stack, String name, String value, String description) {
    CfnOutput.Builder.create(stack, name).value(value).description(description).build();
  }

  /** The ARN of a resource of this account and region that has a name and no kind, as a queue. */
  public static String arn(Stack stack, String service, String resource) {
    return stack.formatArn(ArnComponents.builder().service(service).resource(resource).build());
  }

  /** The ARN of a resource of this account and region. */
  public static String arn(Stack stack, String service, String kind, String name) {
    return stack.formatArn(
        ArnComponents.builder().service(service).resource(kind).resourceName(name).build());
  }
}
