package dev.fairway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The templates as they are committed: without what changes with an app's code. */
final class Templates {

  private Templates() {}

  /** Synthesises the app and returns each stack's template by file name. */
  static Map<String, String> of(FairwayApp fairway) throws IOException {
    fairway.app().synth();
    Path out = Path.of(fairway.app().getOutdir());
    Map<String, String> templates = new TreeMap<>();
    for (var stack : fairway.stacks()) {
      String template = Files.readString(out.resolve(stack.getTemplateFile()));
      templates.put(stack.getTemplateFile(), withoutHashes(template, fairway.images()) + "\n");
    }
    return templates;
  }

  private static String withoutHashes(String template, Map<String, String> images) {
    String masked = template;
    for (var image : images.entrySet()) {
      masked = masked.replace(image.getKey(), image.getValue());
    }
    return masked;
  }
}
