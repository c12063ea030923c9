package dev.fairway.sandbox;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Breaks the circle at start: S3 needs EventBridge for its events, EventBridge needs everything.
 */
final class LateApis implements Apis {

  private volatile @Nullable Apis known;

  void are(Apis apis) {
    known = apis;
  }

  @Override
  public ObjectNode call(ApiCall call) {
    Apis apis = known;
    if (apis == null) {
      throw new ApiException("ServiceUnavailable", "The region is still starting.", 503);
    }
    return apis.call(call);
  }
}
