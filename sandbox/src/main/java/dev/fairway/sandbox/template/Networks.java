package dev.fairway.sandbox.template;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code Fn::Cidr} and {@code Fn::GetAZs}. */
final class Networks {

  private static final Pattern BLOCK = Pattern.compile("([0-9a-fA-F.:]+)/(\\d{1,3})");
  private static final int MOST_BLOCKS = 256;

  static final Map<String, Intrinsic> INTRINSICS =
      Map.of("Fn::Cidr", Networks::cidr, "Fn::GetAZs", Networks::zones);

  private Networks() {}

  /** Three zones, as every region has at least. */
  private static JsonNode zones(JsonNode argument, Evaluation evaluation, Where where) {
    String given = evaluation.text(argument, where);
    String region = given.isEmpty() ? evaluation.scope().account().region() : given;
    return JsonNodeFactory.instance
        .arrayNode()
        .add(region + "a")
        .add(region + "b")
        .add(region + "c");
  }

  private static JsonNode cidr(JsonNode argument, Evaluation evaluation, Where where) {
    List<JsonNode> arguments = Evaluation.arguments(argument, 2, 3, where);
    String block = evaluation.text(arguments.get(0), where.at(0));
    int count = number(arguments.get(1), evaluation, where.at(1));
    int hostBits = arguments.size() == 3 ? number(arguments.get(2), evaluation, where.at(2)) : 8;
    Matcher matcher = BLOCK.matcher(block);
    if (!matcher.matches() || count < 1 || count > MOST_BLOCKS) {
      throw where.error(
          "it takes a block such as 10.0.0.0/16 and a count from 1 to %d, not '%s' and %d"
              .formatted(MOST_BLOCKS, block, count));
    }
    return blocks(
        address(matcher.group(1), where),
        Integer.parseInt(matcher.group(2)),
        count,
        hostBits,
        where);
  }

  private static ArrayNode blocks(
      byte[] address, int prefix, int count, int hostBits, Where where) {
    int bits = address.length * 8;
    BigInteger size = BigInteger.ONE.shiftLeft(hostBits);
    BigInteger room = BigInteger.ONE.shiftLeft(Math.max(0, bits - prefix));
    if (hostBits < 0 || size.multiply(BigInteger.valueOf(count)).compareTo(room) > 0) {
      throw where.error(
          "%d blocks of %d bits do not fit into a /%d".formatted(count, hostBits, prefix));
    }
    ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
    BigInteger next = new BigInteger(1, address);
    for (int i = 0; i < count; i++) {
      blocks.add(text(next, address.length) + "/" + (bits - hostBits));
      next = next.add(size);
    }
    return blocks;
  }

  private static byte[] address(String literal, Where where) {
    try {
      return InetAddress.ofLiteral(literal).getAddress();
    } catch (IllegalArgumentException e) {
      throw where.error("'" + literal + "' is no address", e);
    }
  }

  private static String text(BigInteger address, int length) {
    byte[] number = address.toByteArray();
    byte[] bytes = new byte[length];
    int copied = Math.min(number.length, length);
    System.arraycopy(number, number.length - copied, bytes, length - copied, copied);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has 4 or 16 bytes.", e);
    }
  }

  private static int number(JsonNode node, Evaluation evaluation, Where where) {
    String text = evaluation.text(node, where);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw where.error("a whole number is expected here, not '" + text + "'", e);
    }
  }
}
