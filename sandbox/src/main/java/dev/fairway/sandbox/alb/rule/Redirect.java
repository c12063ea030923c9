package dev.fairway.sandbox.alb.rule;

/**
 * A URL with placeholders for the parts of the request's own: {@code #{protocol}}, {@code #{host}},
 * {@code #{port}}, {@code #{path}} (without the leading slash), {@code #{query}} ("Redirect
 * actions", User Guide for Application Load Balancers).
 */
public record Redirect(String protocol, String host, String port, String path, String query) {

  static final Redirect SAME =
      new Redirect("#{protocol}", "#{host}", "#{port}", "/#{path}", "#{query}");

  /**
   * Where the request came in.
   *
   * @param protocol {@code HTTP} or {@code HTTPS}
   * @param path with its leading slash
   */
  public record Origin(String protocol, String host, int port, String path, String query) {}

  /** The request's URL by this redirect. */
  public Origin target(Origin request) {
    return new Origin(
        filled(protocol, request),
        filled(host, request),
        Integer.parseInt(filled(port, request)),
        filled(path, request),
        filled(query, request));
  }

  private static String filled(String template, Origin request) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < template.length(); ) {
      int end = template.startsWith("#{", at) ? template.indexOf('}', at) : -1;
      if (end < 0) {
        out.append(template.charAt(at++));
      } else {
        out.append(value(template.substring(at + 2, end), request));
        at = end + 1;
      }
    }
    return out.toString();
  }

  private static String value(String name, Origin request) {
    return switch (name) {
      case "protocol" -> request.protocol();
      case "host" -> request.host();
      case "port" -> Integer.toString(request.port());
      case "path" -> request.path().startsWith("/") ? request.path().substring(1) : request.path();
      case "query" -> request.query();
      default -> "#{" + name + "}";
    };
  }
}
