package dev.fairway.batch.shipped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Made-up lines in the format of "Access logs for your Application Load Balancer", all 33 fields,
 * the same for the same seed: answered requests, redirects, requests that no target answered,
 * requests that were no HTTP, quotes in user agents.
 */
public final class AlbLogLines {

  private static final List<String> PATHS =
      List.of(
          "/",
          "/health",
          "/events",
          "/orders/%d",
          "/orders/%d/lines/%d",
          "/images/3f2504e0-4f89-11d3-9a0c-0305e82c3301/renditions/320",
          "/search?q=a+b&amp;page=%d");
  private static final List<String> AGENTS =
      List.of(
          "curl/8.14.1",
          "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
          "bot \\x22quoted\\x22 <script>alert(1)</script>",
          "-");
  private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:000000000000:";

  private final Random random;
  private final Instant start;
  private final Duration span;

  public AlbLogLines(long seed, Instant start, Duration span) {
    random = new Random(seed);
    this.start = start;
    this.span = span;
  }

  /** An endless stream of lines without their line feed, at times of the span, in no order. */
  public Stream<String> lines() {
    return Stream.generate(this::line);
  }

  private String line() {
    return switch (random.nextInt(50)) {
      case 0 -> notHttp();
      case 1, 2 -> unanswered();
      case 3, 4, 5 -> redirected();
      default -> answered();
    };
  }

  private String answered() {
    int status = random.nextInt(20) == 0 ? 404 : random.nextInt(40) == 0 ? 500 : 200;
    String target = "10.20.0." + (4 + random.nextInt(2)) + ":8080";
    String times = "%.3f %.3f %.3f".formatted(seconds(2), seconds(400), seconds(3));
    String end = "\"forward\" \"-\" \"-\" \"%s\" \"%d\"".formatted(target, status);
    return line(target, times, status + " " + status, request("http"), end);
  }

  private String redirected() {
    String end = "\"redirect\" \"https://example.com:443/\" \"-\" \"-\" \"-\"";
    return line("-", "-1 -1 -1", "301 -", request("http"), end);
  }

  private String unanswered() {
    String target = "10.20.0.4:8080";
    String end = "\"forward\" \"-\" \"-\" \"%s\" \"-\"".formatted(target);
    return line(target, "%.3f -1 -1".formatted(seconds(2)), "502 -", request("http"), end);
  }

  private String notHttp() {
    String end = "\"-\" \"-\" \"-\" \"-\" \"-\"";
    return line("-", "-1 -1 -1", "400 -", "- http://example.com:80- -", end);
  }

  private String line(String target, String times, String statuses, String request, String end) {
    Instant time = start.plusNanos(random.nextLong(span.toNanos()) / 1000 * 1000);
    String client = "203.0.113." + random.nextInt(30) + ":" + (1024 + random.nextInt(60000));
    String agent = AGENTS.get(random.nextInt(AGENTS.size()));
    return String.join(
        " ",
        "http",
        micros(time),
        "app/fairway/50dc6c495c0c9188",
        client,
        target,
        times,
        statuses,
        String.valueOf(34 + random.nextInt(2000)),
        String.valueOf(100 + random.nextInt(90000)),
        "\"" + request + "\"",
        "\"" + agent + "\"",
        "- -",
        target.equals("-") ? "-" : ARN + "targetgroup/fairway/73e2d6bc24d8a067",
        "\"Root=1-%08x-%024x\"".formatted(time.getEpochSecond(), random.nextLong(1L << 40)),
        "\"-\" \"-\" 0",
        micros(time.minusMillis(random.nextInt(500))),
        end,
        "\"-\" \"-\" TID_%016x".formatted(random.nextLong(1L << 60)),
        "\"-\" \"-\" \"-\"");
  }

  private String request(String type) {
    String path = PATHS.get(random.nextInt(PATHS.size()));
    String filled = path.replace("%d", String.valueOf(random.nextInt(100_000)));
    String method = path.equals("/events") ? "POST" : "GET";
    return "%s %s://example.com:80%s HTTP/1.1".formatted(method, type, filled);
  }

  private double seconds(int mostMillis) {
    return random.nextInt(mostMillis + 1) / 1000.0;
  }

  private static String micros(Instant time) {
    return String.format(
        Locale.ROOT,
        "%1$tFT%1$tT.%2$06dZ",
        time.atZone(java.time.ZoneOffset.UTC),
        time.getNano() / 1000);
  }
}
