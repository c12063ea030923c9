package dev.fairway.common.http.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is larger than any request needs, whether it says its size or not. */
public final class BodyLimitFilter extends OncePerRequestFilter implements Ordered {

  /** In bytes; what is passed on with something added stays well below the 1 MiB that SQS takes. */
  public static final int LIMIT = 256 * 1024;

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 20;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > LIMIT) {
      refuse(response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      refuse(response);
      return;
    }
    chain.doFilter(new ReadRequest(request, body), response);
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    // The rest is not read: the connection ends with the answer.
    response.setHeader("Connection", "close");
    Refusal.write(
        response, HttpStatus.CONTENT_TOO_LARGE, "A body may have at most " + LIMIT + " bytes.");
  }
}
