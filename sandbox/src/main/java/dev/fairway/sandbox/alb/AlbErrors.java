package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.api.ApiException;

/** The errors of the API reference of Elastic Load Balancing, version 2015-12-01. */
final class AlbErrors {

  private AlbErrors() {}

  static ApiException validation(String message) {
    return error("ValidationError", message);
  }

  static ApiException noLoadBalancer(String name) {
    return error("LoadBalancerNotFound", "Load balancer '" + name + "' not found");
  }

  static ApiException noTargetGroup(String name) {
    return error("TargetGroupNotFound", "Target group '" + name + "' not found");
  }

  static ApiException noListener(String arn) {
    return error("ListenerNotFound", "Listener '" + arn + "' not found");
  }

  static ApiException noRule(String arn) {
    return error("RuleNotFound", "Rule '" + arn + "' not found");
  }

  static ApiException inUse(String message) {
    return error("ResourceInUse", message);
  }

  static ApiException notPermitted(String message) {
    return error("OperationNotPermitted", message);
  }

  static ApiException error(String code, String message) {
    return ApiException.badRequest(code, message);
  }
}
