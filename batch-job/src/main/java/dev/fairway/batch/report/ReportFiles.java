package dev.fairway.batch.report;

import dev.fairway.common.failure.BadConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the reports that ship, and those of a team's own folder. */
public final class ReportFiles {

  private static final String BUILT_IN = "classpath*:reports/*.sql";

  private ReportFiles() {}

  /**
   * @param folder further files; a report there takes the place of one that ships with its name
   * @param names the reports that are made; empty for all
   */
  public static List<ReportFile> load(Optional<Path> folder, Set<String> names) {
    Map<String, ReportFile> files = new TreeMap<>();
    builtIn().forEach((source, text) -> add(files, source, text, false));
    Map<String, ReportFile> own = new TreeMap<>();
    folder.map(ReportFiles::inFolder).orElse(Map.of()).forEach((s, t) -> add(own, s, t, true));
    files.putAll(own);
    return names.isEmpty() ? List.copyOf(files.values()) : chosen(files, names);
  }

  private static void add(
      Map<String, ReportFile> files, String source, String text, boolean unique) {
    ReportFile file = ReportParser.parse(source, text);
    ReportFile other = files.put(file.report().name(), file);
    if (unique && other != null) {
      throw new BadConfigurationException(
          "%s and %s are both named %s; each report has a name of its own."
              .formatted(other.source(), source, file.report().name()));
    }
  }

  private static List<ReportFile> chosen(Map<String, ReportFile> files, Set<String> names) {
    for (String name : names) {
      if (!files.containsKey(name)) {
        throw new BadConfigurationException(
            "There is no report %s; there are %s."
                .formatted(name, String.join(", ", files.keySet())));
      }
    }
    return files.values().stream().filter(file -> names.contains(file.report().name())).toList();
  }

  private static Map<String, String> builtIn() {
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(BUILT_IN)) {
        texts.put(
            "reports/" + resource.getFilename(),
            resource.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new BadConfigurationException("The reports that ship can't be read: " + e, e);
    }
    return texts;
  }

  private static Map<String, String> inFolder(Path folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ReportFiles::isSql).sorted().toList()) {
        texts.put(file.toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new BadConfigurationException(
          "REPORT_FOLDER is %s, which can't be read: %s".formatted(folder, e), e);
    }
    return texts;
  }

  private static boolean isSql(Path file) {
    return file.toString().endsWith(".sql");
  }
}
