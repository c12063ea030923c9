package dev.fairway.benchmarks.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The table out of lines of JSON by Jackson's streaming parser. Argument: the folder. */
final class PlainJson {

  private static final JsonFactory JSON = new JsonFactory();

  private PlainJson() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Groups.print(Path.of(arguments[0]), PlainJson::read);
  }

  private static void read(Path file, Groups into) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        row(json, into);
      }
    }
  }

  private static void row(JsonParser json, Groups into) {
    String path = "";
    long bytes = 0;
    double millis = 0;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "path" -> path = json.getString();
        case "bytes" -> bytes = json.getLongValue();
        case "millis" -> millis = json.getDoubleValue();
        default -> json.skipChildren();
      }
    }
    into.add(path, bytes, millis);
  }
}
