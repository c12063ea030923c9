package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Gate;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The APIs with the caller's rights checked first, for calls that don't come over HTTP. */
public final class GuardedApis implements Apis {

  private final Apis apis;
  private final Permissions permissions;
  private final Gate gate;

  public GuardedApis(Apis apis, Permissions permissions, Gate gate) {
    this.apis = apis;
    this.permissions = permissions;
    this.gate = gate;
  }

  @Override
  public ObjectNode call(ApiCall call) {
    if (call.caller().roleArn().isPresent()) {
      permissions.needed(asRequest(call)).forEach(access -> gate.check(call.caller(), access));
    }
    return apis.call(call);
  }

  private static WireRequest asRequest(ApiCall call) {
    return new WireRequest(
        call.service(), Optional.of(call.operation()), "POST", "/", "", Map.of(), call.input());
  }
}
