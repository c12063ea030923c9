package dev.fairway.sandbox.alb.log;

import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.alb.proxy.RequestRecord.ToTarget;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A request as a line of the access log, with all fields in their order ("Access logs for your
 * Application Load Balancer", User Guide).
 */
final class LogLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String NONE = "-";
  private static final int SWITCHING_PROTOCOLS = 101;

  /** What the load balancer logs where the client went before it had an answer. */
  private static final int CLIENT_CLOSED = 460;

  private static final int LONGEST_USER_AGENT = 8 * 1024;

  private LogLine() {}

  /** The line without its end. */
  static String of(RequestRecord request) {
    Optional<ToTarget> to = request.toTarget();
    String target = to.map(LogLine::address).orElse(NONE);
    String targetStatus = to.map(LogLine::status).orElse(NONE);
    return String.join(
        " ",
        List.of(
            request.status() == SWITCHING_PROTOCOLS ? "ws" : "http",
            TIME.format(request.ended()),
            request.loadBalancer(),
            address(request.client().getAddress().getHostAddress(), request.client().getPort()),
            target,
            to.map(one -> times(one.times())).orElse("-1 -1 -1"),
            String.valueOf(request.status() == 0 ? CLIENT_CLOSED : request.status()),
            targetStatus,
            request.receivedBytes() + " " + request.sentBytes(),
            quoted(request.requestLine()),
            quoted(cut(request.userAgent())),
            "- -",
            to.map(ToTarget::targetGroupArn).orElse(NONE),
            quoted(request.traceId()),
            "\"-\" \"-\"",
            rest(request, target, targetStatus)));
  }

  private static String rest(RequestRecord request, String target, String targetStatus) {
    return String.join(
        " ",
        List.of(
            String.valueOf(request.routing().rulePriority()),
            TIME.format(request.received()),
            quoted(request.routing().action()),
            quoted(request.routing().redirectUrl()),
            "\"-\"",
            quoted(target),
            quoted(targetStatus),
            "\"-\" \"-\"",
            connection(request.loadBalancer(), request.client()),
            "\"-\" \"-\" \"-\""));
  }

  private static String address(ToTarget to) {
    return address(to.target().id(), to.target().port());
  }

  private static String address(String ip, int port) {
    return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port;
  }

  private static String status(ToTarget to) {
    return to.status().isPresent() ? String.valueOf(to.status().getAsInt()) : NONE;
  }

  private static String times(RequestRecord.Times times) {
    return seconds(times.request())
        + " "
        + seconds(times.target())
        + " "
        + seconds(times.response());
  }

  private static String seconds(double seconds) {
    return seconds < 0 ? "-1" : String.format(Locale.ROOT, "%.3f", seconds);
  }

  /** The same for all requests of a connection. */
  private static String connection(String loadBalancer, InetSocketAddress client) {
    byte[] name = (loadBalancer + client).getBytes(StandardCharsets.UTF_8);
    return "TID_" + UUID.nameUUIDFromBytes(name).toString().replace("-", "");
  }

  private static String cut(String userAgent) {
    return userAgent.length() > LONGEST_USER_AGENT
        ? userAgent.substring(0, LONGEST_USER_AGENT)
        : userAgent;
  }

  /** In double quotes, with a quote, a backslash and what is no printable ASCII as {@code \xHH}. */
  private static String quoted(String text) {
    if (text.isEmpty()) {
      return "\"-\"";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = each >= ' ' && each < 0x7f && each != '"' && each != '\\';
      quoted.append(plain ? String.valueOf((char) each) : "\\x%02X".formatted(each));
    }
    return quoted.append('"').toString();
  }
}
