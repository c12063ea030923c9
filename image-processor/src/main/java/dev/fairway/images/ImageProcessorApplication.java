package dev.fairway.images;

import dev.fairway.common.aws.AwsClients;
import dev.fairway.common.ecs.EcsMetadata;
import dev.fairway.common.ecs.EcsTask;
import dev.fairway.common.metrics.MetricsConfiguration;
import dev.fairway.common.task.Deadline;
import dev.fairway.common.task.Task;
import dev.fairway.common.task.TaskApp;
import dev.fairway.common.task.TaskConfiguration;
import dev.fairway.images.engine.Engine;
import dev.fairway.images.engine.ImagePipeline;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Wires the task; it imports just what it uses, because it pays for its start with each upload. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({TaskConfiguration.class, AwsClients.class, MetricsConfiguration.class})
@ImportAutoConfiguration({S3AutoConfiguration.class, DynamoDbAutoConfiguration.class})
@EnableConfigurationProperties({PlaceSettings.class, ImageSettings.class, RenditionSettings.class})
class ImageProcessorApplication {

  public static void main(String[] args) {
    TaskApp.run(ImageProcessorApplication.class, args);
  }

  @Bean
  Task task(ImageProcessor processor, MeterRegistry meters, Deadline deadline) {
    ObjectEvent event = ObjectEvent.from(System.getenv());
    return new ImageTask(event, processor, new ImageMetrics(meters), deadline);
  }

  @Bean
  ImageProcessor imageProcessor(
      PlaceSettings places,
      ImageSettings images,
      ImagePipeline pipeline,
      Recorder recorder,
      S3Client s3,
      DynamoDbEnhancedClient dynamoDb,
      ObjectProvider<EventBridgeClient> events) {
    var store = new S3Objects(s3);
    return new ImageProcessor(
        new DynamoDbRecords(dynamoDb, places.imagesTable()),
        new Uploads(store, images.limits().maxBytes()),
        pipeline::process,
        new Renditions(store, places.renditionsBucket()),
        List.of(
            new RecordLines(store, places.dataBucket()),
            new Announcements(events::getObject, places.eventBus())),
        recorder);
  }

  @Bean
  EventBridgeClient eventBridge(
      AwsClientBuilderConfigurer aws, ObjectProvider<AwsSyncClientCustomizer> customizers) {
    return aws.configureSyncClient(
            EventBridgeClient.builder(), null, null, Stream.empty(), customizers.orderedStream())
        .build();
  }

  @Bean
  ImagePipeline imagePipeline(ImageSettings images, RenditionSettings renditions) {
    return ImagePipeline.create(images.limits(), renditions.plan(), Engine.find());
  }

  @Bean
  Recorder recorder(
      Clock clock, ImagePipeline pipeline, EcsMetadata metadata, ImageSettings images) {
    String taskArn = metadata.task().map(EcsTask::arn).orElse(null);
    return new Recorder(clock, pipeline.engineName(), taskArn, images.keepRejected());
  }
}
