package dev.fairway.alert.rule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where further rules are.
 *
 * @param folder of a team's own files of rules, which are tried before ours (ALERT_RULES_FOLDER);
 *     empty for none
 */
@ConfigurationProperties("alert.rules")
record RuleSettings(@DefaultValue("") String folder) {}
