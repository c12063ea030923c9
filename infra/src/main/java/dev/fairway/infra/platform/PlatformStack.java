package dev.fairway.infra.platform;

import dev.fairway.infra.stack.Buckets;
import dev.fairway.infra.stack.Conditions;
import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.stack.Topics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What every app's stack stands on: network, cluster, data bucket, logs and alarms. */
public final class PlatformStack extends Stack {

  /** Folder of the log bucket for a load balancer's access log. */
  public static final String LOAD_BALANCER_LOGS = "alb";

  private static final int LOG_DAYS = 90;

  private final PlatformConfig config;
  private final Bucket logs;
  private final Bucket data;
  private final Network network;
  private final Cluster cluster;
  private final @Nullable Topic alarms;

  public PlatformStack(Construct scope, String id, PlatformConfig config) {
    super(scope, id, Stacks.props("Fairway: network, cluster and data that all apps share"));
    this.config = config;
    this.logs = logBucket();
    this.data = dataBucket();
    this.network = new Network(this, config, logs);
    this.cluster = fargateCluster();
    this.alarms = config.alarmEmail().isEmpty() ? null : alarmTopic();
    Stacks.output(this, "DataBucketName", data.getBucketName(), "Records and reports, by the hour");
    Stacks.output(this, "ClusterName", cluster.getClusterName(), "Where the tasks run");
  }

  public PlatformConfig config() {
    return config;
  }

  public Bucket logs() {
    return logs;
  }

  public Bucket data() {
    return data;
  }

  public Network network() {
    return network;
  }

  public Cluster cluster() {
    return cluster;
  }

  /** Has the alarm mail whoever is configured, if anyone is. */
  public void announce(Alarm alarm) {
    if (alarms != null) {
      alarm.addAlarmAction(new SnsAction(alarms));
    }
  }

  private Bucket logBucket() {
    Bucket bucket =
        Buckets.closed(this, "LogsBucket", config.retainData())
            .lifecycleRules(Buckets.expiry(LOG_DAYS))
            .build();
    bucket.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AccessLogsOfThisAccount")
            .principals(List.of(new ServicePrincipal("logging.s3.amazonaws.com")))
            .actions(List.of("s3:PutObject"))
            .resources(List.of(bucket.arnForObjects("s3/*")))
            .conditions(Conditions.fromThisAccount())
            .build());
    bucket.addToResourcePolicy(loadBalancerLogs(bucket));
    Explained.suppress(
        bucket, "AwsSolutions-S1", "It holds the access logs; logging its own access would loop.");
    return bucket;
  }

  /** As "Enable access logs for your Application Load Balancer" has it (ELB User Guide). */
  private PolicyStatement loadBalancerLogs(Bucket bucket) {
    String objects = LOAD_BALANCER_LOGS + "/AWSLogs/" + Aws.ACCOUNT_ID + "/*";
    String anyBalancer =
        formatArn(
            ArnComponents.builder()
                .service("elasticloadbalancing")
                .resource("loadbalancer")
                .resourceName("*")
                .build());
    return PolicyStatement.Builder.create()
        .sid("AccessLogsOfLoadBalancers")
        .principals(List.of(new ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")))
        .actions(List.of("s3:PutObject"))
        .resources(List.of(bucket.arnForObjects(objects)))
        .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", anyBalancer)))
        .build();
  }

  private Bucket dataBucket() {
    Bucket bucket =
        Buckets.closed(this, "DataBucket", config.retainData())
            .lifecycleRules(
                List.of(
                    Buckets.abandonedUploads(),
                    Buckets.expiry("ImageRecords", "image-records/", config.recordDays())))
            .build();
    Buckets.logAccess(bucket, logs, "data");
    return bucket;
  }

  private Cluster fargateCluster() {
    Cluster made =
        Cluster.Builder.create(this, "Cluster")
            .clusterName("fairway")
            .vpc(network.vpc())
            .enableFargateCapacityProviders(true)
            .containerInsightsV2(config.containerInsights())
            .build();
    made.addDefaultCapacityProviderStrategy(
        List.of(CapacityProviderStrategy.builder().capacityProvider("FARGATE").weight(1).build()));
    return made;
  }

  private Topic alarmTopic() {
    Topic topic = Topics.closed(this, "AlarmTopic").displayName("Fairway").build();
    Topics.allowAlarms(this, topic);
    topic.addSubscription(new EmailSubscription(config.alarmEmail()));
    return topic;
  }
}
