package dev.fairway.sandbox.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the {@code *.template.json} files of a folder. Templates in YAML are not read. */
final class TemplateFolder {

  private static final String ENDING = ".template.json";
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Rules",
          "Mappings",
          "Conditions",
          "Resources",
          "Outputs");

  private TemplateFolder() {}

  /** The templates by file name, at least one. */
  static List<Template> read(Path folder) {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> name(file).endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new TemplateException("The template folder " + folder + " can't be read: " + e, e);
    }
    if (files.isEmpty()) {
      throw new TemplateException(
          "The folder " + folder + " has no *" + ENDING + " file; templates are read as JSON.");
    }
    List<Template> templates = new ArrayList<>();
    files.forEach(file -> templates.add(readFile(file)));
    return templates;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Template readFile(Path file) {
    try {
      return parse(name(file), Files.readString(file));
    } catch (IOException e) {
      throw new TemplateException("The template " + file + " can't be read: " + e, e);
    }
  }

  static Template parse(String file, String text) {
    String stack = file.substring(0, file.length() - ENDING.length());
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new TemplateException(
          "%s, line %d: not JSON: %s."
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
    if (!(json instanceof ObjectNode object)) {
      throw new TemplateException(file + ": a template must be a JSON object.");
    }
    Template template = new Template(file, stack, object);
    check(template);
    return template;
  }

  private static void check(Template template) {
    for (String section : template.json().propertyNames()) {
      if (!SECTIONS.contains(section)) {
        throw template
            .where("section " + section)
            .error("the sandbox does not read this section; it reads " + sorted());
      }
    }
    JsonNode resources = template.section("Resources");
    if (!resources.isObject() || resources.isEmpty()) {
      throw template.where("section Resources").error("a template must have resources");
    }
    for (Map.Entry<String, JsonNode> resource : resources.properties()) {
      if (template.type(resource.getKey()).isEmpty()) {
        throw template
            .where("resource " + resource.getKey())
            .error("it has no Type, which would be a text such as AWS::S3::Bucket");
      }
      JsonNode properties = resource.getValue().path("Properties");
      if (!properties.isMissingNode() && !properties.isObject()) {
        throw template.whereResource(resource.getKey()).error("Properties must be an object");
      }
    }
  }

  private static String sorted() {
    return String.join(", ", SECTIONS.stream().sorted().toList());
  }
}
