package dev.fairway.alert.publish;

import static dev.fairway.common.failure.BadConfigurationException.required;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where alerts are told, and how the task ends.
 *
 * @param alertsTopic ARN of the SNS topic (ALERTS_TOPIC)
 * @param taskDrain for what is being told at SIGTERM (TASK_DRAIN)
 */
@ConfigurationProperties
record TopicSettings(String alertsTopic, @DefaultValue("PT100S") Duration taskDrain) {

  TopicSettings {
    required(alertsTopic, "ALERTS_TOPIC", "the SNS topic that alerts are published to");
  }
}
