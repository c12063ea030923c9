package dev.fairway.sandbox.alb.rule;

import java.util.List;

/**
 * One condition of a rule; it holds if one of its values does ("Condition types for listener
 * rules", User Guide for Application Load Balancers).
 */
sealed interface Condition {

  boolean holds(RequestFacts request);

  /** Matched on the path alone, with regard to case. */
  record PathPattern(List<Glob> values) implements Condition {
    @Override
    public boolean holds(RequestFacts request) {
      String path = RequestPath.normalised(request.path());
      return values.stream().anyMatch(value -> value.matches(path));
    }
  }

  record HostHeader(List<Glob> values) implements Condition {
    @Override
    public boolean holds(RequestFacts request) {
      return values.stream().anyMatch(value -> value.matches(request.host()));
    }
  }

  record HttpHeader(String name, List<Glob> values) implements Condition {
    @Override
    public boolean holds(RequestFacts request) {
      return request.headers().apply(name).stream()
          .anyMatch(header -> values.stream().anyMatch(value -> value.matches(header)));
    }
  }

  /** Exact, without wildcards. */
  record HttpRequestMethod(List<String> values) implements Condition {
    @Override
    public boolean holds(RequestFacts request) {
      return values.contains(request.method());
    }
  }

  record QueryString(List<Parameter> values) implements Condition {

    /**
     * @param key matches everything where the condition names none
     */
    record Parameter(Glob key, Glob value) {
      boolean matches(QueryParameter parameter) {
        return key.matches(parameter.key()) && value.matches(parameter.value());
      }
    }

    @Override
    public boolean holds(RequestFacts request) {
      List<QueryParameter> parameters = QueryParameter.parse(request.query());
      return values.stream().anyMatch(value -> parameters.stream().anyMatch(value::matches));
    }
  }

  /** The peer of the connection. */
  record SourceIp(List<Cidr> values) implements Condition {
    @Override
    public boolean holds(RequestFacts request) {
      return values.stream().anyMatch(value -> value.contains(request.client()));
    }
  }
}
