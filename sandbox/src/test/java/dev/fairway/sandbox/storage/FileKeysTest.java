package dev.fairway.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FileKeysTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "a/", "/", "/a", "a//b", "..", "../a", "a/./b", "ü %+/日本"})
  void findsTheKeyOfEachPath(String key) {
    Path root = Path.of("/root");

    assertThat(FileKeys.key(FileKeys.path(key))).isEqualTo(key);
    assertThat(root.resolve(FileKeys.path(key)).normalize()).startsWithRaw(root);
  }

  @Test
  void givesEachKeyAPathOfItsOwn() {
    List<String> keys = List.of("a", "a/", "a/b", "a//b", "a/./b", "a/../b", "b", "/b");

    assertThat(keys.stream().map(FileKeys::path).map(Path::of).map(Path::normalize))
        .doesNotHaveDuplicates();
  }

  @Test
  void sortsPathsAsKeys() {
    List<String> keys = List.of("a", "a b", "a-b", "a/1", "a/2", "a0", "ab", "b/c", "ü");

    assertThat(keys.stream().map(FileKeys::path)).isSorted();
  }

  @Test
  void startsAPathWithThePathOfAPrefix() {
    assertThat(FileKeys.path("in//photo.jpg")).startsWith(FileKeys.prefix("in//pho"));
    assertThat(FileKeys.path("in/photo.jpg")).startsWith(FileKeys.prefix("in/"));
    assertThat(FileKeys.path("in")).startsWith(FileKeys.prefix("in"));
  }

  @Test
  void refusesWhatIsTooLongForAFile() {
    assertThat(FileKeys.path("a/" + "k".repeat(149) + "/b")).isNotEmpty();
    assertThatThrownBy(() -> FileKeys.path("a/" + "ü".repeat(110)))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("longer than 149 bytes");
  }
}
