package dev.fairway.worker.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** What was taken and will be done. */
record Accepted(
    @Schema(description = "Of what was posted", example = "invoice-2031") String id,
    @Schema(description = "Where to ask for it", example = "/jobs/invoice-2031") String location) {

  static ResponseEntity<Accepted> at(String id, String location) {
    return ResponseEntity.accepted()
        .location(URI.create(location))
        .body(new Accepted(id, location));
  }

  /** The path of a job; of the characters of an id only {@code #} means something in a URL. */
  static String job(String id) {
    return "/jobs/" + id.replace("#", "%23");
  }
}
