package dev.fairway.common.http.gate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Problem details for a request that does not get as far as an endpoint. */
final class Refusal {

  private Refusal() {}

  /**
   * @param detail without characters that JSON escapes
   */
  static void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    String problem =
        "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(status.getReasonPhrase(), status.value(), detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
  }
}
