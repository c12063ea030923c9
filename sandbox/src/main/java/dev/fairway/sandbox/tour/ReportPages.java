package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The pages of reports: where a browser finds them, and copies of them. */
record ReportPages(S3Presigner presigner, String bucket, Path folder) {

  private static final Duration LIFE_OF_ADDRESS = Duration.ofDays(7);
  private static final int DATE_AND_HOUR = "2026-11-22T14".length();

  URI address(HourReport report) {
    return URI.create(
        presigner
            .presignGetObject(
                sign ->
                    sign.signatureDuration(LIFE_OF_ADDRESS)
                        .getObjectRequest(get -> get.bucket(bucket).key(report.page())))
            .url()
            .toString());
  }

  /** Takes the page from its address, as a browser does. */
  Path download(HourReport report, URI address) throws IOException, InterruptedException {
    String hour = report.hour().toString().substring(0, DATE_AND_HOUR);
    Path page =
        Files.createDirectories(folder.resolve("reports"))
            .resolve(report.name() + "-" + hour + ".html");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<Path> answer =
          http.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(page));
      if (answer.statusCode() != 200) {
        throw new IOException("The page at %s answers %d.".formatted(address, answer.statusCode()));
      }
    }
    return page;
  }
}
