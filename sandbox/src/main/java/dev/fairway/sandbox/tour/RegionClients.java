package dev.fairway.sandbox.tour;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS clients of a person who looks at the region from outside. */
record RegionClients(
    S3Client s3,
    DynamoDbClient dynamo,
    EcsClient ecs,
    CloudWatchLogsClient logs,
    SqsClient sqs,
    SecretsManagerClient secrets,
    SnsClient sns,
    S3Presigner presigner,
    SdkHttpClient http)
    implements AutoCloseable {

  private static final StaticCredentialsProvider PERSON =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  static RegionClients at(URI endpoint, String region) {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    return new RegionClients(
        person(S3Client.builder().forcePathStyle(true).httpClient(http), endpoint, region).build(),
        person(DynamoDbClient.builder().httpClient(http), endpoint, region).build(),
        person(EcsClient.builder().httpClient(http), endpoint, region).build(),
        person(CloudWatchLogsClient.builder().httpClient(http), endpoint, region).build(),
        person(SqsClient.builder().httpClient(http), endpoint, region).build(),
        person(SecretsManagerClient.builder().httpClient(http), endpoint, region).build(),
        person(SnsClient.builder().httpClient(http), endpoint, region).build(),
        presigner(endpoint, region),
        http);
  }

  private static S3Presigner presigner(URI endpoint, String region) {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(PERSON)
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B person(
      B builder, URI endpoint, String region) {
    return builder.endpointOverride(endpoint).region(Region.of(region)).credentialsProvider(PERSON);
  }

  @Override
  public void close() {
    s3.close();
    dynamo.close();
    ecs.close();
    logs.close();
    sqs.close();
    secrets.close();
    sns.close();
    presigner.close();
    http.close();
  }
}
