package dev.fairway.infra.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.infra.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSourcesTest {

  @TempDir private Path checkout;

  @BeforeEach
  void haveACheckout() throws IOException {
    for (String file :
        new String[] {
          "Dockerfile",
          ".dockerignore",
          ".mvn/jvm.config",
          "pom.xml",
          "common/pom.xml",
          "common/src/main/Common.java",
          "mine/pom.xml",
          "mine/src/main/Mine.java"
        }) {
      write(file, "as it was");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        ".mvn/jvm.config",
        "pom.xml",
        "common/src/main/Common.java",
        "mine/pom.xml",
        "mine/src/main/Mine.java",
        "mine/src/main/More.java"
      })
  void anImageIsNewWhenWhatItIsMadeFromChanges(String file) throws IOException {
    String before = hash();

    write(file, "changed");

    assertThat(hash()).isNotEqualTo(before).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mine/target/app/mine.jar",
        "mine/src/test/MineTest.java",
        "mine/README.md",
        "other/src/main/Other.java",
        "sandbox/src/main/Main.java",
        "infra/templates/Fairway.template.json",
        "infra/cdk.out/manifest.json",
        ".git/HEAD"
      })
  void anImageStaysWhenAnythingElseChanges(String file) throws IOException {
    String before = hash();

    write(file, "changed");

    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void imagesOfTwoArchitecturesDiffer() {
    assertThat(sources().hashOf("mine", Architecture.ARM64)).isNotEqualTo(hash());
  }

  @Test
  void aCheckoutWithoutADockerfileIsRefused() throws IOException {
    Files.delete(checkout.resolve("Dockerfile"));

    assertThatThrownBy(this::sources)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("There is no " + checkout.resolve("Dockerfile"));
  }

  @Test
  void anAppThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> sources().hashOf("gone", Architecture.X86_64))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("There is no " + checkout.resolve("gone/pom.xml"));
  }

  private String hash() {
    return sources().hashOf("mine", Architecture.X86_64);
  }

  private ImageSources sources() {
    return new ImageSources(checkout, Optional.empty());
  }

  private void write(String file, String content) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
