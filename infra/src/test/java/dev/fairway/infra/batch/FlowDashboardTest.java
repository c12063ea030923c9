package dev.fairway.infra.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import org.junit.jupiter.api.Test;

class FlowDashboardTest {

  @Test
  void hasARowForEachFlow() {
    var dashboard = Fixture.batchJob(Fixture.shipped()).only("AWS::CloudWatch::Dashboard");

    assertThat(dashboard).containsEntry("DashboardName", "fairway");
    assertThat(String.valueOf(dashboard.get("DashboardBody")))
        .contains("## batch-job", "reports.written.count", "windows.behind.value")
        .contains("## image-processor", "images.handled.count")
        .contains("## queue-worker", "fairway-jobs", "RunningTaskCount");
  }
}
