package dev.fairway.sandbox.alb.rule;

import dev.fairway.sandbox.api.ApiException;

/** The errors of the API reference of Elastic Load Balancing for rules. */
final class Invalid {

  private Invalid() {}

  static ApiException value(String message) {
    return ApiException.badRequest("ValidationError", message);
  }

  static ApiException action(String message) {
    return ApiException.badRequest("InvalidLoadBalancerAction", message);
  }
}
