package dev.fairway.batch;

import dev.fairway.batch.event.Events;
import dev.fairway.batch.reconcile.Reconciliation;
import dev.fairway.batch.reconcile.RedriveSettings;
import dev.fairway.batch.reconcile.UploadSettings;
import dev.fairway.batch.report.Reports;
import dev.fairway.batch.state.LeaseDesk;
import dev.fairway.batch.state.LeaseSettings;
import dev.fairway.batch.state.StateTable;
import dev.fairway.batch.state.Watermarks;
import dev.fairway.batch.window.Planner;
import dev.fairway.common.aws.AwsClients;
import dev.fairway.common.ecs.EcsMetadata;
import dev.fairway.common.ecs.EcsTask;
import dev.fairway.common.failure.BadConfigurationException;
import dev.fairway.common.metrics.MetricsConfiguration;
import dev.fairway.common.task.Deadline;
import dev.fairway.common.task.Task;
import dev.fairway.common.task.TaskConfiguration;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the run together, but for the reports. */
@Configuration(proxyBeanMethods = false)
@Import({TaskConfiguration.class, AwsClients.class, MetricsConfiguration.class})
@ImportAutoConfiguration({S3AutoConfiguration.class, DynamoDbAutoConfiguration.class})
@EnableConfigurationProperties({
  PlaceSettings.class,
  ReportSettings.class,
  RequestSettings.class,
  ScheduleSettings.class,
  WorkProperties.class,
  LeaseSettings.class,
  UploadSettings.class,
  RedriveSettings.class
})
class BatchConfiguration {

  @Bean
  Task task(ApplicationArguments arguments, LeaseDesk desk, BatchWork work) {
    CommandLine.check(List.of(arguments.getSourceArgs()));
    return new BatchTask(desk, work);
  }

  @Bean
  BatchWork batchWork(
      Choice choice,
      ReportRounds rounds,
      UploadSettings uploads,
      ObjectProvider<ReconcileStep> reconcile,
      MeterRegistry meters,
      Deadline deadline) {
    Optional<ReconcileStep> step =
        uploads.bucket().isBlank() ? Optional.empty() : Optional.of(reconcile.getObject());
    return new BatchWork(choice, rounds, step, new RunMetrics(meters), deadline);
  }

  @Bean
  Choice choice(
      Reports reports,
      ReportSettings settings,
      RequestSettings request,
      ScheduleSettings schedule,
      Clock clock) {
    return new Choice(reports, settings, request, schedule, clock);
  }

  @Bean
  ReportRounds reportRounds(
      Reports reports,
      StateTable state,
      ReportSettings settings,
      Events events,
      PlaceSettings places) {
    return new ReportRounds(
        reports,
        new Watermarks(state),
        new Planner(settings.catchUp(), settings.grace()),
        new Announcements(events, places.eventBus(), places.reportsBucket()));
  }

  @Bean
  WorkSettings workSettings(WorkProperties properties) {
    return properties.settings(ContainerMemory::forNativeCode);
  }

  @Bean
  StateTable stateTable(DynamoDbClient dynamoDb, PlaceSettings places) {
    return new StateTable(dynamoDb, places.stateTable());
  }

  @Bean
  LeaseDesk leaseDesk(StateTable state, LeaseSettings settings, Clock clock, EcsMetadata ecs) {
    String holder = ecs.task().map(EcsTask::arn).orElseGet(BatchConfiguration::process);
    return new LeaseDesk(state, settings, clock, holder);
  }

  private static String process() {
    String host = System.getenv().getOrDefault("HOSTNAME", "this host");
    return "process %d of %s".formatted(ProcessHandle.current().pid(), host);
  }

  @Bean
  Events events(ObjectProvider<EventBridgeClient> client) {
    return new Events(client::getObject);
  }

  @Bean
  EventBridgeClient eventBridge(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            EventBridgeClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  ReconcileStep reconcileStep(
      UploadSettings uploads,
      RedriveSettings redrive,
      Reconciliation.Clients clients,
      PlaceSettings places,
      Clock clock,
      Deadline deadline) {
    BadConfigurationException.required(
        places.imagesTable(), "IMAGES_TABLE", "the DynamoDB table of the images' records");
    return new ReconcileStep(
        new Reconciliation(
            uploads,
            redrive,
            clients,
            new Reconciliation.Places(places.imagesTable(), places.eventBus()),
            clock),
        deadline);
  }

  @Bean
  Reconciliation.Clients reconciliationClients(
      S3Client s3, DynamoDbClient dynamoDb, StateTable state, Events events) {
    return new Reconciliation.Clients(s3, dynamoDb, state, events);
  }
}
