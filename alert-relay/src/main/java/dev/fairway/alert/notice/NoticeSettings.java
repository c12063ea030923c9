package dev.fairway.alert.notice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What notices refer to.
 *
 * @param apiUrl where the API is reached (ALERT_API_URL), such as {@code https://alerts.example};
 *     empty where it is not known
 */
@ConfigurationProperties("alert")
record NoticeSettings(@DefaultValue("") String apiUrl) {}
