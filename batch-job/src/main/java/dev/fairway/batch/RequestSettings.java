package dev.fairway.batch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a person asks of one run.
 *
 * @param window the one window that is made again, blank for those that are due (REPORT_WINDOW, or
 *     the argument {@code --window})
 * @param name the one report that is made, blank for all (REPORT_NAME, or the argument {@code
 *     --report})
 */
@ConfigurationProperties("report")
record RequestSettings(@DefaultValue("") String window, @DefaultValue("") String name) {}
