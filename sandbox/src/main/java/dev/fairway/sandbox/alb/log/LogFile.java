package dev.fairway.sandbox.alb.log;

import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.api.Account;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;

/**
 * A file of an access log under the name that AWS gives it.
 *
 * @param name begins with {@code AWSLogs/}
 * @param bytes gzip
 */
record LogFile(String name, byte[] bytes) {

  private static final DateTimeFormatter FOLDER = format("yyyy/MM/dd");
  private static final DateTimeFormatter END = format("yyyyMMdd'T'HHmm'Z'");
  private static final String NODE = "127.0.0.1";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int RANDOM_LENGTH = 8;

  /**
   * @param loadBalancer {@code app/name/id}
   * @param end of the interval that the file is about
   */
  static LogFile of(Account account, String loadBalancer, Instant end, List<RequestRecord> lines) {
    String name =
        "AWSLogs/%s/elasticloadbalancing/%s/%s/%s_elasticloadbalancing_%s_%s_%s_%s_%s.log.gz"
            .formatted(
                account.id(),
                account.region(),
                FOLDER.format(end),
                account.id(),
                account.region(),
                loadBalancer.replace('/', '.'),
                END.format(end),
                NODE,
                random());
    return new LogFile(name, gzip(lines));
  }

  private static byte[] gzip(List<RequestRecord> requests) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      for (RequestRecord request : requests) {
        gzip.write((LogLine.of(request) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can't be written to", e);
    }
    return bytes.toByteArray();
  }

  private static String random() {
    StringBuilder random = new StringBuilder();
    ThreadLocalRandom.current()
        .ints(RANDOM_LENGTH, 0, LETTERS.length())
        .forEach(place -> random.append(LETTERS.charAt(place)));
    return random.toString();
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
