package dev.fairway.common.aws;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long, and how often, a client waits for an AWS service.
 *
 * @param connectTimeout the wait for a connection (AWS_CLIENT_CONNECT_TIMEOUT)
 * @param readTimeout the wait for the next bytes of an answer (AWS_CLIENT_READ_TIMEOUT)
 * @param attempts the first call and its retries together (AWS_CLIENT_ATTEMPTS)
 */
@ConfigurationProperties("aws.client")
record AwsSettings(
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("20s") Duration readTimeout,
    @DefaultValue("4") int attempts) {}
