package dev.fairway.worker.deadletter;

import static dev.fairway.common.failure.BadConfigurationException.required;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where jobs wait and where they end.
 *
 * @param queueUrl the work queue (QUEUE_URL)
 * @param deadletterUrl its dead-letter queue (DEADLETTER_URL)
 * @param jobsTable the table of the jobs' records, which holds those of redrives too (JOBS_TABLE)
 */
@ConfigurationProperties
record QueueSettings(String queueUrl, String deadletterUrl, String jobsTable) {

  QueueSettings {
    required(queueUrl, "QUEUE_URL", "the URL of the SQS queue of jobs");
    required(deadletterUrl, "DEADLETTER_URL", "the URL of the dead-letter queue");
    required(jobsTable, "JOBS_TABLE", "the DynamoDB table of the jobs' records");
  }

  String queueName() {
    return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
  }

  boolean fifo() {
    return queueUrl.endsWith(".fifo");
  }
}
