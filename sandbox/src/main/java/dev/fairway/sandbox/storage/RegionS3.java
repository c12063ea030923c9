package dev.fairway.sandbox.storage;

import dev.fairway.sandbox.api.Account;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3 client of the sandbox itself: for its stacks, its logs, and what it finds out. */
public final class RegionS3 {

  private RegionS3() {}

  public static S3Client at(URI endpoint, Account account) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(account.region()))
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
        .build();
  }
}
