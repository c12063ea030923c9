package dev.fairway.infra.stack;

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
}
