package dev.fairway.sandbox.notifications.message;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads message attributes by the rules of "Amazon SNS message attributes". */
final class AttributeReader {

  private static final Set<String> TYPES = Set.of("String", "String.Array", "Number", "Binary");
  private static final Pattern NAME =
      Pattern.compile("(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,256}(?<!\\.)");
  private static final Pattern RESERVED = Pattern.compile("(?i)(aws|amazon)\\..*");

  private AttributeReader() {}

  static Map<String, MessageAttribute> read(JsonNode attributes) {
    Map<String, MessageAttribute> read = new LinkedHashMap<>();
    if (attributes.isObject()) {
      attributes
          .properties()
          .forEach(e -> read.put(name(e.getKey()), one(e.getKey(), e.getValue())));
    }
    return read;
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches() || RESERVED.matcher(name).matches()) {
      throw SnsError.value(
          "Invalid attribute name '"
              + name
              + "': it must have 1 to 256 of A-Z, a-z, 0-9, underscore, hyphen and period, no"
              + " period at its ends or beside another, and not begin with AWS. or Amazon.");
    }
    return name;
  }

  private static MessageAttribute one(String name, JsonNode attribute) {
    String type = attribute.path("DataType").asString("");
    if (!TYPES.contains(type)) {
      throw SnsError.value(
          "The message attribute '%s' has an invalid message attribute type '%s', the set of supported types is Binary, Number, String, and String.Array."
              .formatted(name, type));
    }
    String member = type.equals("Binary") ? "BinaryValue" : "StringValue";
    String value = attribute.path(member).asString("");
    if (value.isEmpty()) {
      throw SnsError.value(
          "The message attribute '%s' must contain a non-empty %s for the message attribute type '%s'."
              .formatted(name, member, type));
    }
    checkValue(name, type, value);
    return new MessageAttribute(type, value);
  }

  private static void checkValue(String name, String type, String value) {
    switch (type) {
      case "Number" -> checkNumber(name, value);
      case "String.Array" -> checkArray(name, value);
      case "Binary" -> checkBinary(name, value);
      default -> {}
    }
  }

  private static void checkNumber(String name, String value) {
    try {
      var unused = new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw SnsError.value(
          "Could not cast message attribute '" + name + "' value to number: '" + value + "'.");
    }
  }

  private static void checkArray(String name, String value) {
    try {
      JsonNode array = JsonMapper.shared().readTree(value);
      if (array.isArray() && array.valueStream().noneMatch(JsonNode::isContainer)) {
        return;
      }
    } catch (JacksonException e) {
      throw notAnArray(name);
    }
    throw notAnArray(name);
  }

  private static RuntimeException notAnArray(String name) {
    return SnsError.value(
        "The message attribute '"
            + name
            + "' of type String.Array must be the text of a JSON array of strings, numbers, true,"
            + " false and null.");
  }

  private static void checkBinary(String name, String value) {
    try {
      var unused = Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw SnsError.value("The message attribute '" + name + "' must be in Base64.");
    }
  }
}
