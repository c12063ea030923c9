package dev.fairway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.FargateSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  @Test
  void theShippedFileIsRight() {
    FairwayConfig shipped = FairwayConfig.from(Fixture.shipped());

    assertThat(shipped.imageProcessor().renditions().widthsJoined()).isEqualTo("320,1024,2048");
    assertThat(shipped.ingress().allowedCidrs()).as("nobody is let in unasked").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          network.egress                          | NAT       | one of PUBLIC_SUBNETS, NAT_GATEWAY, ENDPOINTS_ONLY
          network.cidr                            | 10.0.0.0  | from /16 to /24
          network.nat-gateways                    | 3         | a whole number from 1 to 2
          cluster.container-insights              | on        | one of
          alarm.email                             | ops       | one address, or empty
          log.retention-days                      | 31        | CloudWatch Logs offers
          data.retain                             | yes       | true or false
          image-processor.upload.min-bytes        | -1        | a whole number from 0
          image-processor.upload.max-bytes        | 1MB       | a whole number from 0
          image-processor.upload.noncurrent-days  | 0         | a whole number from 1
          image-processor.task.cpu                | 300       | Fargate has no task with 300 CPU units
          image-processor.task.memory             | 1024      | Fargate has no task with 1024 CPU units and 1024 MiB
          image-processor.task.architecture       | ARM       | one of X86_64, ARM64
          image-processor.task.ephemeral-storage-gib | 20     | a whole number from 21 to 200
          image-processor.task.stop-timeout-seconds  | 121    | a whole number from 2 to 120
          image-processor.task.deadline           | 4m        | an ISO 8601 duration such as PT4M
          image-processor.task.deadline           | PT1S      | between PT10S and P1D
          image-processor.task.spot-percent       | 101       | a whole number from 0 to 100
          image-processor.rendition.widths        | 1024,320  | ascending
          image-processor.rendition.widths        | wide      | whole numbers
          image-processor.rendition.widths        | 20000     | from 16 to 16383
          image-processor.rendition.formats       | gif       | one or more of webp, jpeg, avif
          image-processor.image.max-size          | 50        | a size such as 50MB
          image-processor.image.max-pixels        | 0         | a whole number from 1
          image-processor.start.max-age-seconds   | 59        | a whole number from 60 to 86400
          image-processor.start.max-retries       | 186       | a whole number from 0 to 185
          image-processor.events                  | a bus     | the name of an event bus, or empty
          cluster.container-insights              | DISABLED  | scales on its count of tasks
          ingress.allowed-cidrs                   | 10.0.0.0  | IPv4 ranges such as
          ingress.allowed-cidrs                   | 10.0.0.0/8,300.0.0.0/8 | IPv4 ranges such as
          ingress.admin-cidrs                     | 10.0.0.0/33 | IPv4 ranges such as
          ingress.certificate-arn                 | mine      | the ARN of an ACM certificate
          ingress.idle-timeout-seconds            | 0         | a whole number from 1 to 4000
          queue-worker.job.concurrency            | 0         | a whole number from 1 to 1000
          queue-worker.job.visibility             | PT5S      | between PT10S and PT12H
          queue-worker.job.attempts               | 51        | a whole number from 1 to 50
          queue-worker.job.idempotency            | on        | true or false
          queue-worker.job.retention              | 14        | an ISO 8601 duration such as
          queue-worker.webhook.max-response       | big       | a size such as 64KB
          queue-worker.webhook.allowed-networks   | localhost | IPv4 ranges such as
          queue-worker.task.cpu                   | 300       | Fargate has no task with 300 CPU units
          queue-worker.task.drain                 | PT120S    | less than the stop timeout, which is PT2M
          queue-worker.task.spot-percent          | 101       | a whole number from 0 to 100
          queue-worker.task.exec                  | no        | true or false
          queue-worker.scaling.max-tasks          | 1         | more than min-tasks, which is 1
          queue-worker.scaling.time-per-job       | PT31S     | up to the latency goal, which is PT30S
          queue-worker.scaling.time-per-job       | PT0S      | up to the latency goal
          queue-worker.scaling.quiet-minutes      | 0         | a whole number from 1 to 60
          queue-worker.scaling.quiet-jobs         | 17        | at most what the minimum of tasks
          data.image-records-days                 | 0         | a whole number from 1
          batch-job.schedule                      | hourly    | a rate such as rate(1 hour)
          batch-job.schedule                      | rate(0 hours) | a rate such as rate(1 hour)
          batch-job.schedule                      | rate(1 hours) | with the s and without
          batch-job.schedule                      | rate(2 hour)  | with the s and without
          batch-job.schedule                      | cron(5 * * * *) | six fields
          batch-job.schedule                      | cron(5 * * * * *) | one of day of month and day of week must be ?
          batch-job.schedule                      | cron(5 * ? * ? *) | one of day of month and day of week must be ?
          batch-job.schedule                      | cron(61 * * * ? *) | the minutes can't be "61"
          batch-job.schedule                      | cron(5 24 * * ? *) | between 0 and 23
          batch-job.schedule                      | cron(5 * 32 * ? *) | between 1 and 31
          batch-job.schedule                      | cron(5 * * JUL-13 ? *) | between 1 and 12
          batch-job.schedule                      | cron(5 * ? * MO *) | between 1 and 7
          batch-job.schedule                      | cron(5 * * * ? 2200) | between 1970 and 2199
          batch-job.schedule                      | cron(5/0 * * * ? *) | the minutes can't be "5/0"
          batch-job.alarm.silence-hours           | 169       | a whole number from 2 to 168
          batch-job.schedule                      | rate(3 hours) | it must be at least 6
          batch-job.lease-time                    | PT5S      | between PT15S and PT1H
          batch-job.task.deadline                 | PT2S      | between PT1M and PT24H
          batch-job.task.cpu                      | 300       | Fargate has no task with 300 CPU units
          batch-job.start.max-retries             | 186       | a whole number from 0 to 185
          batch-job.reports.names                 | a b       | lower-case letters, digits and hyphens
          batch-job.reports.data-prefixes         | ''        | such as image-records/
          batch-job.reports.catch-up              | 0         | a whole number from 1
          batch-job.reports.grace                 | PT-1S     | between PT0S and P7D
          batch-job.reports.max-rejected-percent  | 101       | a whole number from 0 to 100
          batch-job.reports.quarantine-days       | 0         | a whole number from 1
          batch-job.reconcile                     | yes       | true or false
          batch-job.redrive.after                 | PT1S      | between PT1M and P1D
          batch-job.redrive.attempts              | 0         | a whole number from 1 to 20
          batch-job.redrive.backoff               | P2D       | between PT1M and P1D
          batch-job.events                        | a bus     | the name of an event bus, or empty
          alert-relay.emails                      | ops@example.org,dev | alert-relay.emails has "dev"; it must be addresses
          alert-relay.flows                       | image-processor,web | alert-relay.flows has "web"; it must be some of
          alert-relay.window                      | PT1S      | between PT1M and PT24H
          alert-relay.quiet                       | P2D       | between PT1M and PT24H
          alert-relay.recoveries                  | yes       | true or false
          alert-relay.most-per-window             | 0         | a whole number from 1 to 100
          alert-relay.concurrency                 | 101       | a whole number from 1 to 100
          alert-relay.retention                   | 90        | an ISO 8601 duration such as
          alert-relay.task.drain                  | PT60S     | less than the stop timeout, which is PT1M
          alert-relay.service.tasks               | 0         | a whole number from 1 to 10
          """)
  void saysWhatWouldBeRight(String key, String value, String sentence) {
    Settings wrong = Fixture.shipped().with(key, value);

    assertThatThrownBy(() -> read(wrong))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesAKeyThatItDoesNotKnow() {
    Settings misspelt = Fixture.shipped().with("image-processor.task.cpus", "1024");

    assertThatThrownBy(() -> read(misspelt))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("image-processor.task.cpus means nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 hour)",
        "rate(45 minutes)",
        "cron(5 * * * ? *)",
        "cron(0/15 8-17 ? * MON-FRI *)",
        "cron(0 22,2 L * ? 2026-2030)",
        "cron(0 9 ? JAN,jul 2#1 *)",
        "cron(0 9 1W * ? *)",
        "cron(0 9 ? * 6L *)"
      })
  void takesTheSchedulesThatEventBridgeTakes(String schedule) {
    FairwayConfig config =
        FairwayConfig.from(Fixture.shipped().with("batch-job.schedule", schedule));

    assertThat(config.batchJob().schedule()).isEqualTo(schedule);
  }

  @ParameterizedTest
  @CsvSource({"256,512", "256,2048", "512,4096", "1024,8192", "4096,30720", "8192,20480"})
  void takesThePairsThatFargateOffers(int cpu, int memory) {
    assertThat(new FargateSize(cpu, memory).memory()).isEqualTo(memory);
  }

  @ParameterizedTest
  @CsvSource({"256,4096", "512,512", "1024,2500", "2048,2048", "8192,17408"})
  void refusesPairsThatFargateDoesNotOffer(int cpu, int memory) {
    assertThatThrownBy(() -> new FargateSize(cpu, memory))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Fargate has no task");
  }

  private static void read(Settings settings) {
    FairwayConfig.from(settings);
  }
}
