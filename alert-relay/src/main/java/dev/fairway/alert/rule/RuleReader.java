package dev.fairway.alert.rule;

import dev.fairway.common.failure.BadConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads files of rules; a mistake in one becomes a sentence that says where and what is right. */
final class RuleReader {

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> files = new HashMap<>();

  private RuleReader() {}

  /** All rules in the order of the files, in which they are tried. */
  static List<Rule> read(List<RuleFile> files) {
    RuleReader reader = new RuleReader();
    files.forEach(reader::add);
    return List.copyOf(reader.rules);
  }

  private void add(RuleFile file) {
    Object root = parse(file);
    if (root == null) {
      return;
    }
    if (!(root instanceof List<?> entries)) {
      throw new BadConfigurationException(
          "Rule file %s is no list: each of its rules begins with \"- name: \"."
              .formatted(file.name()));
    }
    int number = 0;
    for (Object entry : entries) {
      number++;
      add(RuleEntry.of(file.name(), number, entry).rule());
    }
  }

  private static @Nullable Object parse(RuleFile file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      return new Yaml(new SafeConstructor(options)).load(file.text());
    } catch (YAMLException broken) {
      throw new BadConfigurationException(
          "Rule file %s is not YAML: %s"
              .formatted(file.name(), String.valueOf(broken.getMessage()).replaceAll("\\s+", " ")),
          broken);
    }
  }

  private void add(Rule rule) {
    String other = files.putIfAbsent(rule.name(), rule.file());
    if (other != null) {
      throw new BadConfigurationException(
          "Rule file %s, rule %s: there is one of this name in %s; each name is given once."
              .formatted(rule.file(), rule.name(), other));
    }
    if (!rules.isEmpty() && rules.getLast().match().isEmpty()) {
      throw new BadConfigurationException(
          "Rule file %s, rule %s: it would never be tried, since the rule %s before it matches anything. \"match: anything\" is for the very last rule."
              .formatted(rule.file(), rule.name(), rules.getLast().name()));
    }
    rules.add(rule);
  }
}
