package dev.fairway.alert.publish;

import dev.fairway.alert.context.Context;
import dev.fairway.alert.notice.NoticeTexts;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.json.JsonMapper;

/** Wires the way out, to SNS, and the look into logs. */
@Configuration(proxyBeanMethods = false)
public class TopicConfiguration {

  /** With its retries; far less than a lease. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  @Bean
  SnsClient snsClient(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    var builder =
        aws.configureSyncClient(
            SnsClient.builder(), null, null, Stream.empty(), customizers.orderedStream());
    return builder
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder().apiCallTimeout(LONGEST_CALL).build())
        .build();
  }

  @Bean
  Announcer announcer(SnsClient sns, TopicSettings settings, NoticeTexts texts, JsonMapper json) {
    return new SnsTopic(sns, settings.alertsTopic(), texts, json);
  }

  @Bean
  LogLines logLines(Context context) {
    return context::of;
  }
}
