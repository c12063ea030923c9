package dev.fairway.infra.ingress;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Stacks;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** The load balancer that all services share, and the token for writes and for the admin. */
public final class IngressStack extends Stack {

  private final IngressConfig config;
  private final FrontDoor door;
  private final Secret apiToken;

  public IngressStack(Construct scope, String id, PlatformStack platform, IngressConfig config) {
    super(scope, id, Stacks.props("Fairway: the load balancer and the token of the services"));
    this.config = config;
    this.door = new FrontDoor(this, platform, config);
    this.apiToken = ApiToken.create(this);
    if (!config.encrypted() && !config.allowedCidrs().isEmpty()) {
      Annotations.of(this)
          .addWarningV2(
              "fairway:plain-http",
              "ingress.certificate-arn is empty: the API token travels in clear text.");
    }
    Stacks.output(this, "ServicesUrl", door.url(), "Where the services answer");
    Stacks.output(this, "ApiTokenSecretName", ApiToken.NAME, "The token for writes and the admin");
  }

  public IngressConfig config() {
    return config;
  }

  /** Where the services answer. */
  public String url() {
    return door.url();
  }

  /** The listener to which a service adds its rules. */
  public String listenerArn() {
    return door.listenerArn();
  }

  /** The group of the load balancer, which a service lets in and which is let out to it. */
  public ISecurityGroup group() {
    return door.group();
  }

  public Secret apiToken() {
    return apiToken;
  }
}
