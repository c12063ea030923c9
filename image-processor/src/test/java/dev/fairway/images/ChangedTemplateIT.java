package dev.fairway.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Task;

/** A change of the template changes what the sandbox does, as a deployment would on AWS. */
class ChangedTemplateIT {

  private static final byte[] NO_PHOTO = "no photo".getBytes(StandardCharsets.UTF_8);

  @TempDir Path templates;

  @Test
  void followsAnotherPrefix() throws IOException {
    changed("(?<=[\"/])in/", "photos/");
    try (LocalRegion region = LocalRegion.start(templates)) {
      region.upload("in/old.jpg", NO_PHOTO);
      region.upload("photos/new.jpg", NO_PHOTO);

      Task task = region.awaitStopped("photos/new.jpg", 0);

      assertThat(task.containers().getFirst().exitCode()).as(region.log(task)).isZero();
      assertThat(region.stopped("in/old.jpg")).isEmpty();
    }
  }

  @Test
  void deniesATaskWhatItsRoleNoLongerAllows() throws IOException {
    changed("\"dynamodb:PutItem\"", "\"dynamodb:DescribeTable\"");
    try (LocalRegion region = LocalRegion.start(templates)) {
      region.upload("in/photo.jpg", NO_PHOTO);

      Task task = region.awaitStopped("in/photo.jpg", 0);

      assertThat(task.containers().getFirst().exitCode()).isEqualTo(2);
      assertThat(region.log(task)).contains("dynamodb:PutItem");
      assertThat(region.record("in/photo.jpg")).isEmpty();
    }
  }

  private void changed(String from, String to) throws IOException {
    Path committed = LocalRegion.REPOSITORY.resolve("infra").resolve("templates");
    boolean found = false;
    for (String name :
        new String[] {"FairwayPlatform.template.json", "FairwayImageProcessor.template.json"}) {
      String text = Files.readString(committed.resolve(name));
      String changed = text.replaceAll(from, to);
      found |= !changed.equals(text);
      Files.writeString(templates.resolve(name), changed);
    }
    assertThat(found).as("the template contains " + from).isTrue();
  }
}
