package dev.fairway.alert.rule;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One rule as a file gives it.
 *
 * @param match an EventBridge pattern; empty matches whatever no rule before it did
 * @param file name of the file that it stands in
 */
record Rule(Verdict verdict, Optional<ObjectNode> match, String file) {

  String name() {
    return verdict.rule();
  }
}
