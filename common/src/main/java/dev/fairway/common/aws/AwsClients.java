package dev.fairway.common.aws;

import dev.fairway.common.failure.BadConfigurationException;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProperties;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * The base of every AWS client: region, endpoint and credentials as Spring Cloud AWS and the SDK
 * find them, one HTTP client, and bounded retries. An app adds the auto-configuration of each
 * service that it uses.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AwsSettings.class)
@ImportAutoConfiguration({
  RegionProviderAutoConfiguration.class,
  CredentialsProviderAutoConfiguration.class,
  AwsAutoConfiguration.class
})
public class AwsClients {

  @Bean
  AwsRegionProvider awsRegion(RegionProperties properties) {
    AwsRegionProvider provider = RegionProviderAutoConfiguration.createRegionProvider(properties);
    return () -> {
      try {
        return provider.getRegion();
      } catch (SdkClientException none) {
        throw new BadConfigurationException(
            "AWS_REGION is not set: it names the AWS region of all that the task uses.", none);
      }
    };
  }

  // A connection factory of our own, because the client's builder sets up TLS even where nothing
  // uses it.
  @Bean
  SdkHttpClient awsHttpClient(AwsSettings settings) {
    return UrlConnectionHttpClient.create(uri -> connect(uri, settings));
  }

  private static HttpURLConnection connect(URI uri, AwsSettings settings) {
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) settings.connectTimeout().toMillis());
      connection.setReadTimeout((int) settings.readTimeout().toMillis());
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException("No connection can be opened to " + uri, e);
    }
  }

  @Bean
  AwsSyncClientCustomizer boundedRetries(SdkHttpClient http, AwsSettings settings) {
    var retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(settings.attempts())
            .build();
    return client -> {
      client.httpClient(http);
      if (client instanceof AwsClientBuilder<?, ?> builder) {
        // The user agent that Spring Cloud AWS has put there stays.
        builder.overrideConfiguration(
            builder.overrideConfiguration().toBuilder().retryStrategy(retries).build());
      }
    };
  }
}
