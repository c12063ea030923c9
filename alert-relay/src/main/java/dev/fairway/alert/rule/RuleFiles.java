package dev.fairway.alert.rule;

import dev.fairway.common.failure.BadConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the files of rules: a team's own first, then those that the app ships. */
final class RuleFiles {

  private static final String SHIPPED = "classpath:rules/*.yaml";

  private RuleFiles() {}

  /**
   * @param folder a team's; blank for none
   */
  static List<RuleFile> find(String folder) {
    List<RuleFile> files = new ArrayList<>();
    if (!folder.isBlank()) {
      files.addAll(in(Path.of(folder)));
    }
    files.addAll(shipped());
    return files;
  }

  private static List<RuleFile> in(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> path.toString().endsWith(".yaml"))
          .sorted()
          .map(RuleFiles::read)
          .toList();
    } catch (IOException e) {
      throw new BadConfigurationException(
          "ALERT_RULES_FOLDER is %s, which can't be listed (%s): it names a folder with *.yaml files of rules, or nothing."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
  }

  private static RuleFile read(Path path) {
    try {
      return new RuleFile(String.valueOf(path.getFileName()), Files.readString(path));
    } catch (IOException e) {
      throw new BadConfigurationException(
          "Rule file %s can't be read as UTF-8 text: %s.".formatted(path, e.getMessage()), e);
    }
  }

  static List<RuleFile> shipped() {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(SHIPPED))
          .map(RuleFiles::read)
          .sorted(Comparator.comparing(RuleFile::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped rules can't be listed.", e);
    }
  }

  private static RuleFile read(Resource resource) {
    try {
      return new RuleFile(
          Objects.requireNonNull(resource.getFilename()),
          resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped rules can't be read.", e);
    }
  }
}
