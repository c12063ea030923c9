package dev.fairway.common.http.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for the token on every path but those below the service's own name: health and the API's
 * description. One answer for a path that exists and for one that does not.
 */
public final class TokenFilter extends OncePerRequestFilter implements Ordered {

  // Plain characters alone, so that nothing here can mean another path to what comes after.
  private static final String PLAIN = "(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*";
  private static final String SCHEME = "Bearer ";

  private final String service;
  private final Pattern open;
  private final byte[] expected;

  /**
   * @param service name of the service, which is the first part of its open paths
   */
  public TokenFilter(String service, ApiSettings settings) {
    this.service = service;
    this.open = Pattern.compile("/" + Pattern.quote(service) + PLAIN);
    this.expected = digest(settings.token());
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (open.matcher(request.getRequestURI()).matches()
        || accepted(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"" + service + "\"");
    Refusal.write(
        response,
        HttpStatus.UNAUTHORIZED,
        "Show the API token in the header Authorization: Bearer <token>.");
  }

  private boolean accepted(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            expected, digest(authorization.substring(SCHEME.length()).strip()));
  }

  /** Of one length for any token, so that the comparison takes the same time for any. */
  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    }
  }
}
