package dev.fairway.common.http.gate;

import static dev.fairway.common.failure.BadConfigurationException.required;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call.
 *
 * @param token what a client shows to write, to read and to administer (API_TOKEN)
 */
@ConfigurationProperties("api")
public record ApiSettings(String token) {

  public ApiSettings {
    required(token, "API_TOKEN", "the token that clients must show");
  }

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "ApiSettings[token=…]";
  }
}
