package dev.fairway.infra.stack;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** Findings of cdk-nag that stay, each with its reason beside the resource. */
public final class Explained {

  private Explained() {}

  public static void suppress(IConstruct construct, String rule, String reason) {
    suppress(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
  }

  /** Suppresses the named findings of the rule only, so that a new one is still reported. */
  public static void suppress(
      IConstruct construct, String rule, List<String> findings, String reason) {
    suppress(
        construct,
        NagPackSuppression.builder().id(rule).reason(reason).appliesTo(findings).build());
  }

  private static void suppress(IConstruct construct, NagPackSuppression suppression) {
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
  }
}
