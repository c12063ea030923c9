package dev.fairway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.infra.task.ImageSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment is told to build and push. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @CsvSource({
    "FairwayImageProcessor, image-processor",
    "FairwayBatchJob,       batch-job",
    "FairwayQueueWorker,    queue-worker",
    "FairwayAlertRelay,     alert-relay"
  })
  void anImageIsTheAppsStageOfTheDockerfileAtTheRoot(String stack, String app, @TempDir Path out)
      throws IOException {
    JsonNode source = image(out, stack, Optional.empty()).get("source");

    assertThat(out.toRealPath().resolve(source.get("directory").asText()).normalize())
        .isEqualTo(ROOT.toRealPath());
    assertThat(source.get("dockerBuildTarget").asText()).isEqualTo(app);
    assertThat(source.get("platform").asText()).isEqualTo("linux/amd64");
    assertThat(source.has("dockerBuildSecrets")).isFalse();
    assertThat(Files.readAllLines(ROOT.resolve("Dockerfile")))
        .anyMatch(line -> line.startsWith("FROM ") && line.endsWith(" AS " + app));
  }

  @Test
  void certificatesAreGivenToTheBuildAsASecret(@TempDir Path out) throws IOException {
    JsonNode image = image(out, "FairwayQueueWorker", Optional.of(Path.of("/etc/proxy.pem")));

    assertThat(image.at("/source/dockerBuildSecrets/ca").asText()).isEqualTo("src=/etc/proxy.pem");
  }

  private static JsonNode image(Path out, String stack, Optional<Path> certificates)
      throws IOException {
    FairwayApp.create(Fixture.shipped(), new ImageSources(ROOT, certificates), out.toRealPath())
        .app()
        .synth();
    JsonNode assets = new ObjectMapper().readTree(out.resolve(stack + ".assets.json").toFile());
    List<JsonNode> images = List.copyOf(assets.get("dockerImages").valueStream().toList());
    assertThat(images).hasSize(1);
    return images.getFirst();
  }
}
