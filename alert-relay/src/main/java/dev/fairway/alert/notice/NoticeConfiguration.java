package dev.fairway.alert.notice;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the texts of notices. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
public class NoticeConfiguration {

  @Bean
  NoticeTexts noticeTexts(JsonMapper json, NoticeSettings settings) {
    return new NoticeTexts(json, settings.apiUrl());
  }
}
