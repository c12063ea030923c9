package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketSettingRequestTest {

  @Test
  void findsTheSettingOfABucket() {
    assertThat(BucketSettingRequest.of("PUT", "/photos", "notification"))
        .contains(new BucketSettingRequest("photos", "notification"));
    assertThat(BucketSettingRequest.of("GET", "/photos/", "x-id=GetBucketTagging&tagging="))
        .contains(new BucketSettingRequest("photos", "tagging"));
  }

  @Test
  void leavesObjectsListsAndOtherSettingsToTheStore() {
    assertThat(BucketSettingRequest.of("PUT", "/photos/a", "tagging")).isEmpty();
    assertThat(BucketSettingRequest.of("GET", "/photos", "list-type=2&prefix=tagging")).isEmpty();
    assertThat(BucketSettingRequest.of("PUT", "/photos", "versioning")).isEmpty();
    assertThat(BucketSettingRequest.of("GET", "/", "tagging")).isEmpty();
    assertThat(BucketSettingRequest.of("POST", "/photos", "delete")).isEmpty();
  }
}
