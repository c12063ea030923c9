package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestScopeTest {

  @Test
  void readsTheServiceFromTheSignature() {
    assertThat(
            RequestScope.of(
                "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0",
                ""))
        .isEqualTo(new RequestScope("sqs", Optional.of("AKID")));
  }

  @Test
  void readsTheServiceFromASignatureForAllRegions() {
    assertThat(
            RequestScope.of(
                "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/events/aws4_request, Signature=0",
                ""))
        .isEqualTo(new RequestScope("events", Optional.of("AKID")));
  }

  @Test
  void readsAPresignedUrl() {
    assertThat(
            RequestScope.of(
                null, "a=b&X-Amz-Credential=AKID%2F20260101%2Fus-east-1%2Fs3%2Faws4_request"))
        .isEqualTo(new RequestScope("s3", Optional.of("AKID")));
  }

  @Test
  void takesOlderSignaturesAndNoneForStorage() {
    assertThat(RequestScope.of("AWS AKID:signature", ""))
        .isEqualTo(new RequestScope("s3", Optional.of("AKID")));
    assertThat(RequestScope.of(null, "AWSAccessKeyId=AK%2BID&Signature=x"))
        .isEqualTo(new RequestScope("s3", Optional.of("AK+ID")));
    assertThat(RequestScope.of(null, "list-type=2"))
        .isEqualTo(new RequestScope("s3", Optional.empty()));
    assertThat(RequestScope.of("Bearer something", ""))
        .isEqualTo(new RequestScope("s3", Optional.empty()));
  }
}
