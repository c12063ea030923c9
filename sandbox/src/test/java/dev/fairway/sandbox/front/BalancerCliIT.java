package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alb.Alb;
import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.SandboxClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Load balancers through boto3 and, which parses by the same model, the AWS CLI. */
@ExtendWith(SharedRegion.class)
final class BalancerCliIT {

  private static final String SCRIPT =
      """
      import sys, boto3
      from botocore.exceptions import ClientError
      elb = boto3.client('elbv2', endpoint_url=sys.argv[1])
      lb = elb.create_load_balancer(Name='py', Subnets=['a', 'b'], Tags=[{'Key': 'k', 'Value': 'v'}])['LoadBalancers'][0]
      print(lb['State']['Code'], lb['DNSName'].split(':')[0], lb['CreatedTime'].year > 2000)
      print([z['ZoneName'] for z in lb['AvailabilityZones']])
      tg = elb.create_target_group(Name='py', Protocol='HTTP', Port=8080, VpcId='vpc-1', TargetType='ip')['TargetGroups'][0]
      arn = tg['TargetGroupArn']
      print(tg['Port'], tg['HealthCheckIntervalSeconds'], tg['Matcher'], tg['LoadBalancerArns'])
      listener = elb.create_listener(LoadBalancerArn=lb['LoadBalancerArn'], Protocol='HTTP', Port=80, DefaultActions=[{'Type': 'fixed-response', 'FixedResponseConfig': {'StatusCode': '404'}}])['Listeners'][0]
      rule = elb.create_rule(ListenerArn=listener['ListenerArn'], Priority=5, Conditions=[
          {'Field': 'http-header', 'HttpHeaderConfig': {'HttpHeaderName': 'X', 'Values': ['a', 'b']}},
          {'Field': 'query-string', 'QueryStringConfig': {'Values': [{'Key': 'k', 'Value': 'v'}, {'Value': 'w'}]}}],
          Actions=[{'Type': 'forward', 'ForwardConfig': {'TargetGroups': [{'TargetGroupArn': arn, 'Weight': 3}]}}])['Rules'][0]
      print(rule['Priority'], rule['IsDefault'], rule['Conditions'][1]['QueryStringConfig'])
      print(rule['Actions'][0]['ForwardConfig']['TargetGroups'][0]['Weight'])
      elb.register_targets(TargetGroupArn=arn, Targets=[{'Id': '127.0.0.1', 'Port': 1}])
      health = elb.describe_target_health(TargetGroupArn=arn)['TargetHealthDescriptions'][0]
      print(health['Target'], health['HealthCheckPort'], health['TargetHealth']['State'])
      print(len(elb.describe_load_balancer_attributes(LoadBalancerArn=lb['LoadBalancerArn'])['Attributes']) > 15)
      elb.modify_target_group_attributes(TargetGroupArn=arn, Attributes=[{'Key': 'deregistration_delay.timeout_seconds', 'Value': '0'}])
      print([a['Value'] for a in elb.describe_target_group_attributes(TargetGroupArn=arn)['Attributes'] if a['Key'].startswith('dereg')])
      print(elb.describe_tags(ResourceArns=[lb['LoadBalancerArn']])['TagDescriptions'][0]['Tags'])
      print(len(list(elb.get_paginator('describe_rules').paginate(ListenerArn=listener['ListenerArn'], PageSize=1))))
      elb.deregister_targets(TargetGroupArn=arn, Targets=[{'Id': '127.0.0.1', 'Port': 1}])
      print(elb.describe_target_health(TargetGroupArn=arn)['TargetHealthDescriptions'])
      try:
          elb.delete_target_group(TargetGroupArn=arn)
      except elb.exceptions.ResourceInUseException as e:
          print(e.response['Error']['Code'], e.response['ResponseMetadata']['HTTPStatusCode'])
      elb.delete_load_balancer(LoadBalancerArn=lb['LoadBalancerArn'])
      elb.get_waiter('load_balancers_deleted').wait(LoadBalancerArns=[lb['LoadBalancerArn']])
      elb.delete_target_group(TargetGroupArn=arn)
      print(elb.describe_target_groups()['TargetGroups'])
      """;

  @TempDir private Path folder;
  private final SandboxClock clock = SandboxClock.system();
  private final Alb alb =
      new Alb(
          Account.DEFAULT, clock, new Doors("127.0.0.1", 0, clock, RequestRecord.Listener.NOBODY));

  @BeforeEach
  void serve() {
    SharedRegion.plane().serve("elasticloadbalancing", alb);
  }

  @AfterEach
  void close() {
    alb.close();
    clock.close();
  }

  @Test
  void speaksToBoto3() throws Exception {
    Assumptions.assumeTrue(run("python3", "-c", "import boto3").isEmpty(), "boto3 is not there.");

    assertThat(run("python3", "-c", SCRIPT, SharedRegion.plane().endpoint().toString()).lines())
        .containsExactly(
            "active 127.0.0.1 True",
            "['us-east-1a', 'us-east-1b']",
            "8080 30 {'HttpCode': '200'} []",
            "5 False {'Values': [{'Key': 'k', 'Value': 'v'}, {'Value': 'w'}]}",
            "3",
            "{'Id': '127.0.0.1', 'Port': 1} 1 initial",
            "True",
            "['0']",
            "[{'Key': 'k', 'Value': 'v'}]",
            "2",
            "[]",
            "ResourceInUse 400",
            "[]");
  }

  @Test
  void speaksToTheCommandLine() throws Exception {
    Assumptions.assumeTrue(run("aws", "--version").startsWith("aws-cli"), "No AWS CLI is there.");
    String endpoint = "--endpoint-url=" + SharedRegion.plane().endpoint();

    String made =
        run(
            "aws",
            endpoint,
            "elbv2",
            "create-load-balancer",
            "--name",
            "cli",
            "--subnets",
            "a",
            "b");
    String listed =
        run(
            "aws",
            endpoint,
            "elbv2",
            "describe-load-balancers",
            "--query",
            "LoadBalancers[].[LoadBalancerName,Type]",
            "--output",
            "text");

    assertThat(made).contains("\"Code\": \"active\"");
    assertThat(listed.strip()).isEqualTo("cli\tapplication");
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "run", ".txt");
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_PAGER", ""));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return "not there: " + e.getMessage();
    }
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended in time").isTrue();
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
