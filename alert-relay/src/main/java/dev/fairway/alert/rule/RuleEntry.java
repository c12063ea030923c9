package dev.fairway.alert.rule;

import dev.fairway.common.failure.BadConfigurationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.event.ruler.JsonRuleCompiler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One entry of a file of rules, whose members are checked as they are read. */
record RuleEntry(String file, String label, Map<?, ?> members) {

  private static final List<String> MEMBERS =
      List.of("name", "category", "severity", "treatment", "match", "explanation", "next-step");

  /** Names are part of addresses and metrics, categories of keys and of message attributes. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  /**
   * @param number counted from 1, to name an entry that has no name
   */
  static RuleEntry of(String file, int number, Object entry) {
    if (!(entry instanceof Map<?, ?> members)) {
      throw new BadConfigurationException(
          "Rule file %s, rule number %d: it is no mapping; a rule has %s."
              .formatted(file, number, String.join(", ", MEMBERS)));
    }
    Object name = members.get("name");
    return new RuleEntry(file, name == null ? "number " + number : String.valueOf(name), members);
  }

  Rule rule() {
    for (Object member : members.keySet()) {
      if (!MEMBERS.contains(String.valueOf(member))) {
        throw wrong(
            "it has \"%s\", which no rule has; a rule has %s"
                .formatted(member, String.join(", ", MEMBERS)));
      }
    }
    Treatment treatment = oneOf(Treatment.class, "treatment");
    Verdict verdict =
        new Verdict(
            matching("name", NAME, "small letters, digits and hyphens, 64 at most"),
            matching("category", CATEGORY, "capital letters, digits and _, 40 at most"),
            oneOf(Severity.class, "severity"),
            treatment,
            text("explanation"),
            treatment != Treatment.ALERT && !members.containsKey("next-step")
                ? ""
                : text("next-step"));
    return new Rule(verdict, match(), file);
  }

  private String text(String member) {
    if (members.get(member) instanceof String text && !text.isBlank()) {
      return text.strip().replaceAll("\\s+", " ");
    }
    throw wrong("its %s is missing or no text".formatted(member));
  }

  private String matching(String member, Pattern pattern, String shape) {
    String text = text(member);
    if (!pattern.matcher(text).matches()) {
      throw wrong("its %s is \"%s\"; it must be of %s".formatted(member, text, shape));
    }
    return text;
  }

  private <E extends Enum<E>> E oneOf(Class<E> type, String member) {
    String text = text(member);
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> spelling(value).equals(text))
        .findFirst()
        .orElseThrow(() -> wrong(choices(type, member, text)));
  }

  private static <E extends Enum<E>> String choices(Class<E> type, String member, String text) {
    return "its %s is \"%s\"; it must be one of %s"
        .formatted(
            member,
            text,
            Arrays.stream(type.getEnumConstants())
                .map(RuleEntry::spelling)
                .collect(Collectors.joining(", ")));
  }

  private static String spelling(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Optional<ObjectNode> match() {
    Object match = members.get("match");
    if ("anything".equals(match)) {
      return Optional.empty();
    }
    if (!(match instanceof Map<?, ?>)) {
      throw wrong(
          "its match is missing or no mapping; it must be an EventBridge pattern, such as {detail: {stopCode: [UserInitiated]}}");
    }
    ObjectNode pattern = JsonMapper.shared().valueToTree(match);
    String problem = JsonRuleCompiler.check(pattern.toString());
    if (problem != null) {
      throw wrong(
          "its match is no EventBridge pattern: %s"
              .formatted(problem.lines().findFirst().orElse(problem)));
    }
    return Optional.of(pattern);
  }

  private BadConfigurationException wrong(String problem) {
    return new BadConfigurationException(
        "Rule file %s, rule %s: %s.".formatted(file, label, problem));
  }
}
