package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArnRewriteTest {

  private final ArnRewrite arns = new ArnRewrite("arn:local:", "arn:region:");

  @Test
  void writesArnsAnewInBothDirections() {
    assertThat(new String(arns.fromEmulator(bytes("ü arn:local:t")), StandardCharsets.UTF_8))
        .isEqualTo("ü arn:region:t");
    assertThat(new String(arns.toEmulator(bytes("ü arn:region:t")), StandardCharsets.UTF_8))
        .isEqualTo("ü arn:local:t");
  }

  @Test
  void leavesItemsAlone() {
    assertThat(arns.concerns("DynamoDB_20120810.CreateTable")).isTrue();
    assertThat(arns.concerns("DynamoDB_20120810.PutItem")).isFalse();
    assertThat(ArnRewrite.NONE.concerns("AmazonSQS.CreateQueue")).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
