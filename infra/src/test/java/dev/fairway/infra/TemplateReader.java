package dev.fairway.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A template with its intrinsics written as text, such as {@code {UploadsBucket.Arn}/in/*}. */
public final class TemplateReader {

  private final Map<String, Object> template;

  public TemplateReader(Map<String, Object> template) {
    this.template = template;
  }

  /** The properties of each resource of the type, by logical id without its hash. */
  public Map<String, Map<String, Object>> properties(String type) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    map(template.get("Resources"))
        .forEach(
            (id, resource) -> {
              if (type.equals(map(resource).get("Type"))) {
                found.put(name(id), map(read(map(resource).getOrDefault("Properties", Map.of()))));
              }
            });
    return found;
  }

  public Map<String, Object> named(String type, String name) {
    return map(properties(type).get(name));
  }

  public Map<String, Object> only(String type) {
    Map<String, Map<String, Object>> found = properties(type);
    if (found.size() != 1) {
      throw new AssertionError("%d resources of type %s".formatted(found.size(), type));
    }
    return found.values().iterator().next();
  }

  /** The statements of the policies attached to the role, each as one line. */
  public List<String> allowed(String role) {
    List<String> lines = new ArrayList<>();
    properties("AWS::IAM::Policy").values().stream()
        .filter(policy -> list(policy.get("Roles")).contains("{" + role + "}"))
        .flatMap(policy -> list(map(policy.get("PolicyDocument")).get("Statement")).stream())
        .forEach(statement -> lines.add(line(map(statement))));
    return lines;
  }

  public List<String> outputs() {
    return List.copyOf(map(template.getOrDefault("Outputs", Map.of())).keySet());
  }

  /** The outputs for people, without those for other stacks. */
  public List<String> namedOutputs() {
    return outputs().stream().filter(name -> !name.startsWith("ExportsOutput")).toList();
  }

  /** How a resource ends with its stack. */
  public Map<String, Object> resource(String type) {
    return map(template.get("Resources")).values().stream()
        .map(TemplateReader::map)
        .filter(resource -> type.equals(resource.get("Type")))
        .findFirst()
        .orElseThrow();
  }

  public static Map<String, Object> at(Map<String, Object> from, String... path) {
    Map<String, Object> here = from;
    for (String step : path) {
      here = map(here.get(step));
    }
    return here;
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new AssertionError("Not an object: " + value);
  }

  public static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    return value == null ? List.of() : List.of(value);
  }

  private static String line(Map<String, Object> statement) {
    String condition =
        statement.containsKey("Condition") ? " if " + statement.get("Condition") : "";
    return "%s %s on %s%s"
        .formatted(
            statement.get("Effect"),
            joined(statement.get("Action")),
            joined(statement.get("Resource")),
            condition);
  }

  private static String joined(@Nullable Object value) {
    return list(value).stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static Object read(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(TemplateReader::read).toList();
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> object = map(value);
    if (object.size() == 1) {
      @Nullable String text = intrinsic(object);
      if (text != null) {
        return text;
      }
    }
    Map<String, Object> readObject = new LinkedHashMap<>();
    object.forEach((key, inner) -> readObject.put(key, read(inner)));
    return readObject;
  }

  private static @Nullable String intrinsic(Map<String, Object> object) {
    Map.Entry<String, Object> only = object.entrySet().iterator().next();
    return switch (only.getKey()) {
      case "Ref" -> "{" + name((String) only.getValue()) + "}";
      case "Fn::GetAtt" ->
          "{%s.%s}"
              .formatted(name((String) list(only.getValue()).get(0)), list(only.getValue()).get(1));
      case "Fn::ImportValue" -> "{" + exported((String) only.getValue()) + "}";
      case "Fn::Sub" -> (String) only.getValue();
      case "Fn::Join" ->
          list(list(only.getValue()).get(1)).stream()
              .map(part -> String.valueOf(read(part)))
              .collect(Collectors.joining());
      default -> null;
    };
  }

  /** Cuts the eight hexadecimal digits that CDK appends to a logical id. */
  private static String name(String logicalId) {
    return logicalId.replaceFirst("(?<=.)[0-9A-F]{8}$", "");
  }

  /** Turns an export's generated name into the reference behind it. */
  private static String exported(String export) {
    return export
        .replaceFirst("^Fairway\\w+:ExportsOutput", "")
        .replaceFirst("^FnGetAtt(.*?)[0-9A-F]{8}(Arn|GroupId|DNSName|Name)[0-9A-F]{8}$", "$1.$2")
        .replaceFirst("^Ref(.*?)[0-9A-F]{16}$", "$1");
  }
}
