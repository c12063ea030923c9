package dev.fairway.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.common.failure.BadConfigurationException;
import dev.fairway.common.failure.OutOfReachException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

final class AwsFailuresTest {

  @ParameterizedTest
  @CsvSource({"503,SlowDown", "500,InternalError", "400,ThrottlingException"})
  void aServiceThatCanNotServeIsOutOfReach(int status, String code) {
    assertThat(translated(status, code))
        .isInstanceOf(OutOfReachException.class)
        .hasMessageContaining("reading s3://b/k");
  }

  @ParameterizedTest
  @CsvSource({
    "404,NoSuchBucket",
    "400,ResourceNotFoundException",
    "403,AccessDenied",
    "400,AccessDeniedException"
  })
  void whatIsMissingOrRefusedIsBadConfiguration(int status, String code) {
    assertThat(translated(status, code)).isInstanceOf(BadConfigurationException.class);
  }

  @Test
  void anAnswerThatNobodyForesawStaysAsItIs() {
    AwsServiceException answer = answer(400, "InvalidArgument");
    assertThat(AwsFailures.translate("x", answer)).isSameAs(answer);
  }

  @Test
  void noConnectionIsOutOfReach() {
    assertThat(AwsFailures.translate("x", SdkClientException.create("Connection refused")))
        .isInstanceOf(OutOfReachException.class);
  }

  @Test
  void noCredentialsIsBadConfiguration() {
    var none = SdkClientException.create("Unable to load credentials from any of the providers");
    assertThat(AwsFailures.translate("x", none))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("task role");
  }

  @Test
  void anInterruptedCallIsAnInterruption() {
    assertThatThrownBy(
            () ->
                AwsFailures.calling(
                    "x",
                    () -> {
                      throw AbortedException.create("stop");
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  private static RuntimeException translated(int status, String code) {
    return AwsFailures.translate("reading s3://b/k", answer(status, code));
  }

  private static AwsServiceException answer(int status, String code) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
        .message("no")
        .build();
  }
}
