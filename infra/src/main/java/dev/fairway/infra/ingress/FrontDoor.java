package dev.fairway.infra.ingress;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Explained;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;

/**
 * The internet-facing load balancer over two zones, which answers 404 until a service adds rules.
 */
final class FrontDoor {

  private static final String NOT_FOUND =
      "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}";

  private final Stack stack;
  private final IngressConfig config;
  private final SecurityGroup group;
  private final ApplicationLoadBalancer balancer;
  private final ApplicationListener listener;

  FrontDoor(Stack stack, PlatformStack platform, IngressConfig config) {
    this.stack = stack;
    this.config = config;
    this.group = group(platform);
    this.balancer = balancer(platform);
    logAccess(platform);
    ApplicationListener http = httpListener(config.encrypted() ? toHttps() : notFound());
    this.listener = config.encrypted() ? httpsListener() : http;
    // Services hang on it until they are deployed after a certificate has come.
    stack.exportValue(http.getListenerArn());
  }

  String url() {
    return (config.encrypted() ? "https://" : "http://") + balancer.getLoadBalancerDnsName();
  }

  String listenerArn() {
    return listener.getListenerArn();
  }

  SecurityGroup group() {
    return group;
  }

  private SecurityGroup group(PlatformStack platform) {
    SecurityGroup made =
        SecurityGroup.Builder.create(stack, "SecurityGroup")
            .vpc(platform.network().vpc())
            .description("Load balancer: in from ingress.allowed-cidrs, out to the services")
            .allowAllOutbound(false)
            .build();
    for (String cidr : config.allowedCidrs()) {
      made.addIngressRule(Peer.ipv4(cidr), Port.tcp(80), "HTTP");
      if (config.encrypted()) {
        made.addIngressRule(Peer.ipv4(cidr), Port.tcp(443), "HTTPS");
      }
    }
    if (config.allowedCidrs().contains("0.0.0.0/0")) {
      Explained.suppress(
          made, "AwsSolutions-EC23", "It is the way in, and ingress.allowed-cidrs says so.");
    }
    return made;
  }

  private ApplicationLoadBalancer balancer(PlatformStack platform) {
    return ApplicationLoadBalancer.Builder.create(stack, "LoadBalancer")
        .vpc(platform.network().vpc())
        .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build())
        .internetFacing(true)
        .securityGroup(group)
        .dropInvalidHeaderFields(true)
        .deletionProtection(platform.config().retainData())
        .idleTimeout(Duration.seconds(config.idleTimeout().toSeconds()))
        .build();
  }

  /** The construct's own method wants to know the region; the attributes do not. */
  private void logAccess(PlatformStack platform) {
    balancer.setAttribute("access_logs.s3.enabled", "true");
    balancer.setAttribute("access_logs.s3.bucket", platform.logs().getBucketName());
    balancer.setAttribute("access_logs.s3.prefix", PlatformStack.LOAD_BALANCER_LOGS);
  }

  private ApplicationListener httpListener(ListenerAction action) {
    return ApplicationListener.Builder.create(stack, "HttpListener")
        .loadBalancer(balancer)
        .protocol(ApplicationProtocol.HTTP)
        .port(80)
        .open(false)
        .defaultAction(action)
        .build();
  }

  private ApplicationListener httpsListener() {
    return ApplicationListener.Builder.create(stack, "HttpsListener")
        .loadBalancer(balancer)
        .protocol(ApplicationProtocol.HTTPS)
        .port(443)
        .open(false)
        .certificates(List.of(ListenerCertificate.fromArn(config.certificateArn())))
        .sslPolicy(SslPolicy.TLS13_12_RES_PQ)
        .defaultAction(notFound())
        .build();
  }

  private static ListenerAction notFound() {
    return ListenerAction.fixedResponse(
        404,
        FixedResponseOptions.builder()
            .contentType("application/json")
            .messageBody(NOT_FOUND)
            .build());
  }

  private static ListenerAction toHttps() {
    return ListenerAction.redirect(
        RedirectOptions.builder().protocol("HTTPS").port("443").permanent(true).build());
  }
}
