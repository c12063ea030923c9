package dev.fairway.sandbox.alb.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.alb.targets.TargetAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LogLineTest {

  private static final String BALANCER = "app/web/50dc6c495c0c9188";
  private static final String GROUP =
      "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/all/73e2d6bc24d8a067";
  private static final InetSocketAddress CLIENT =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.39"), 2817);

  @Test
  void writesAForwardedRequestAsAwsDoes() {
    RequestRecord request =
        request(
            200,
            "GET http://www.example.com:80/a?b=c HTTP/1.1",
            "curl/7.46.0",
            new RequestRecord.Routing(3, "forward", ""),
            Optional.of(
                target(OptionalInt.of(200), new RequestRecord.Times(0.0004, 1.2346, 0.001))));

    assertThat(LogLine.of(request))
        .matches(
            Pattern.quote(
                    "http 2026-11-22T14:59:59.186640Z app/web/50dc6c495c0c9188 192.0.2.39:2817"
                        + " 127.0.0.1:20001 0.000 1.235 0.001 200 200 34 366"
                        + " \"GET http://www.example.com:80/a?b=c HTTP/1.1\" \"curl/7.46.0\" - - "
                        + GROUP
                        + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 3"
                        + " 2026-11-22T14:59:58.000000Z \"forward\" \"-\" \"-\""
                        + " \"127.0.0.1:20001\" \"200\" \"-\" \"-\" TID_")
                + "[0-9a-f]{32} \"-\" \"-\" \"-\"");
  }

  @Test
  void writesMinusOneAndDashesWhereNoTargetHadIt() {
    RequestRecord request =
        request(
            302,
            "GET http://www.example.com:80/ HTTP/1.1",
            "",
            new RequestRecord.Routing(0, "redirect", "https://www.example.com:443/"),
            Optional.empty());

    assertThat(LogLine.of(request))
        .contains(" 192.0.2.39:2817 - -1 -1 -1 302 - 34 366 ")
        .contains(" HTTP/1.1\" \"-\" - - - \"Root=")
        .contains(" \"redirect\" \"https://www.example.com:443/\" \"-\" \"-\" \"-\" \"-\" \"-\" ");
  }

  @Test
  void writesATargetThatDidNotAnswer() {
    RequestRecord request =
        request(
            502,
            "GET http://www.example.com:80/ HTTP/1.1",
            "x",
            new RequestRecord.Routing(1, "forward", ""),
            Optional.of(target(OptionalInt.empty(), new RequestRecord.Times(0.001, -1, -1))));

    assertThat(LogLine.of(request))
        .contains(" 127.0.0.1:20001 0.001 -1 -1 502 - ")
        .contains(" \"127.0.0.1:20001\" \"-\" ");
  }

  @Test
  void escapesWhatWouldEndAFieldOrALine() {
    RequestRecord request =
        request(
            0,
            "GET http://www.example.com:80/\"\\ HTTP/1.1",
            "a \"b\"\n\u00fc",
            new RequestRecord.Routing(1, "forward", ""),
            Optional.empty());

    assertThat(LogLine.of(request))
        .contains("\"GET http://www.example.com:80/\\x22\\x5C HTTP/1.1\"")
        .contains("\"a \\x22b\\x22\\x0A\\xC3\\xBC\"")
        .as("the client closed the connection")
        .contains(" 460 - ")
        .doesNotContain("\n");
  }

  private static RequestRecord request(
      int status,
      String line,
      String userAgent,
      RequestRecord.Routing routing,
      Optional<RequestRecord.ToTarget> target) {
    return new RequestRecord(
        Instant.parse("2026-11-22T14:59:58Z"),
        Instant.parse("2026-11-22T14:59:59.186640Z"),
        BALANCER,
        CLIENT,
        status,
        34,
        366,
        line,
        "www.example.com",
        userAgent,
        "Root=1-58337262-36d228ad5d99923122bbe354",
        routing,
        target);
  }

  private static RequestRecord.ToTarget target(OptionalInt status, RequestRecord.Times times) {
    return new RequestRecord.ToTarget(
        GROUP, new TargetAddress(InetAddress.ofLiteral("127.0.0.1"), 20001), status, times);
  }
}
