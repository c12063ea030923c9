package dev.fairway.sandbox.template.resources;

import java.util.Map;

/** The provisioners by resource type; a type that has none is accepted and not simulated. */
public final class Provisioners {

  private static final Map<String, Provisioner> BY_TYPE =
      Map.ofEntries(
          Map.entry("AWS::S3::Bucket", new Bucket()),
          Map.entry("AWS::SQS::Queue", new Queue()),
          Map.entry("AWS::DynamoDB::Table", new Table()),
          Map.entry("AWS::SNS::Topic", new SnsTopic()),
          Map.entry("AWS::SNS::Subscription", new SnsSubscription()),
          Map.entry("AWS::SNS::TopicPolicy", new SnsTopicPolicy()),
          Map.entry("AWS::Events::Rule", new EventRule()),
          Map.entry("AWS::ECS::Cluster", new EcsCluster()),
          Map.entry(
              "AWS::ECS::ClusterCapacityProviderAssociations", new ClusterCapacityProviders()),
          Map.entry("AWS::ECS::TaskDefinition", new EcsTaskDefinition()),
          Map.entry("AWS::ECS::Service", new EcsService()),
          Map.entry("AWS::SecretsManager::Secret", new SecretsManagerSecret()),
          Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", new LoadBalancer()),
          Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", new TargetGroup()),
          Map.entry("AWS::ElasticLoadBalancingV2::Listener", new Listener()),
          Map.entry("AWS::ElasticLoadBalancingV2::ListenerRule", new ListenerRule()),
          Map.entry("AWS::CloudWatch::Alarm", new MetricAlarm()),
          Map.entry("AWS::ApplicationAutoScaling::ScalableTarget", new ScalableTarget()),
          Map.entry("AWS::ApplicationAutoScaling::ScalingPolicy", new ScalingPolicy()),
          Map.entry("AWS::Logs::LogGroup", new LogGroup()),
          Map.entry("AWS::IAM::Role", new IamRole()),
          Map.entry("AWS::IAM::Policy", new IamPolicy()),
          Map.entry("AWS::IAM::ManagedPolicy", new IamManagedPolicy()));

  private static final Provisioner ACCEPTED = new Placeholder();

  private Provisioners() {}

  public static Provisioner of(String type) {
    return BY_TYPE.getOrDefault(type, ACCEPTED);
  }
}
