package dev.fairway.alert.rule;

/** A file of rules: its name and its text, which is YAML. */
record RuleFile(String name, String text) {}
