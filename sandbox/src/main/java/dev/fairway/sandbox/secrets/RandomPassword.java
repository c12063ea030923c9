package dev.fairway.sandbox.secrets;

import dev.fairway.sandbox.api.ApiException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A random password as GetRandomPassword's members ask for it (AWS Secrets Manager API Reference).
 */
final class RandomPassword {

  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final int DEFAULT_LENGTH = 32;
  private static final int LONGEST = 4096;

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPassword() {}

  static String of(ObjectNode input) {
    int length = input.path("PasswordLength").asInt(DEFAULT_LENGTH);
    List<String> types = types(input);
    if (types.isEmpty() || length < types.size() || length > LONGEST) {
      throw ApiException.badRequest(
          "InvalidParameterException",
          "No password of %d characters can be made of what is asked for.".formatted(length));
    }
    boolean each = input.path("RequireEachIncludedType").asBoolean(true);
    List<Character> password = new ArrayList<>();
    if (each) {
      types.forEach(type -> password.add(oneOf(type)));
    }
    String all = String.join("", types);
    while (password.size() < length) {
      password.add(oneOf(all));
    }
    Collections.shuffle(password, RANDOM);
    return password.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static List<String> types(ObjectNode input) {
    List<String> types = new ArrayList<>();
    add(types, input, "ExcludeLowercase", LOWER);
    add(types, input, "ExcludeUppercase", UPPER);
    add(types, input, "ExcludeNumbers", DIGITS);
    add(types, input, "ExcludePunctuation", PUNCTUATION);
    if (input.path("IncludeSpace").asBoolean(false)) {
      types.add(" ");
    }
    return types;
  }

  private static void add(List<String> types, ObjectNode input, String excluded, String type) {
    if (input.path(excluded).asBoolean(false)) {
      return;
    }
    String without = input.path("ExcludeCharacters").asString("");
    String left =
        type.chars()
            .filter(character -> without.indexOf(character) < 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    if (!left.isEmpty()) {
      types.add(left);
    }
  }

  private static char oneOf(String characters) {
    return characters.charAt(RANDOM.nextInt(characters.length()));
  }
}
