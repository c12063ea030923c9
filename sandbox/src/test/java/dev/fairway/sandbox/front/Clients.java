package dev.fairway.sandbox.front;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS SDK clients as a person's program would make them. */
final class Clients {

  private Clients() {}

  static <B extends AwsClientBuilder<B, C>, C> C of(B builder, URI endpoint, String accessKey) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials(accessKey))
        .build();
  }

  static S3Client s3(URI endpoint, String accessKey) {
    return of(S3Client.builder(), endpoint, accessKey);
  }

  static SqsClient sqs(URI endpoint, String accessKey) {
    return of(SqsClient.builder(), endpoint, accessKey);
  }

  static DynamoDbClient dynamoDb(URI endpoint, String accessKey) {
    return of(DynamoDbClient.builder(), endpoint, accessKey);
  }

  static S3Presigner presigner(URI endpoint) {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials("test"))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  private static StaticCredentialsProvider credentials(String accessKey) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "test"));
  }
}
