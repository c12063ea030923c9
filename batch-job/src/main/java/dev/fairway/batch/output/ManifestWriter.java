package dev.fairway.batch.output;

import dev.fairway.batch.engine.ReadFile;
import dev.fairway.batch.engine.RowAccount;
import dev.fairway.batch.input.InputObject;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a manifest as JSON of schema 1; its inputs come last, since they can be many. */
final class ManifestWriter {

  static final int SCHEMA = 1;

  private final JsonGenerator json;

  private ManifestWriter(JsonGenerator json) {
    this.json = json;
  }

  static void write(Manifest manifest, Path file) {
    JsonMapper mapper = JsonMapper.shared();
    try (JsonGenerator json =
        mapper.writerWithDefaultPrettyPrinter().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      new ManifestWriter(json).write(manifest);
    }
  }

  private void write(Manifest manifest) {
    json.writeStartObject();
    json.writeNumberProperty("schema", SCHEMA);
    json.writeStringProperty("report", manifest.report().name());
    json.writeObjectPropertyStart("window");
    json.writeStringProperty("start", manifest.window().start().toString());
    json.writeStringProperty("end", manifest.window().end().toString());
    json.writeEndObject();
    json.writeStringProperty("version", manifest.version());
    json.writeStringProperty("digest", manifest.digest());
    manifest.previous().ifPresent(digest -> json.writeStringProperty("previousDigest", digest));
    rows(manifest.rows(), manifest.inputs().size());
    json.writeNumberProperty("durationMillis", manifest.took().toMillis());
    json.writeNumberProperty("fencingToken", manifest.token());
    json.writeStringProperty("page", manifest.page());
    json.writeArrayPropertyStart("quarantine");
    manifest.quarantine().ifPresent(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("outputs");
    manifest.outputs().forEach(this::output);
    json.writeEndArray();
    json.writeArrayPropertyStart("inputs");
    manifest.inputs().forEach(this::input);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void rows(RowAccount rows, int files) {
    json.writeNumberProperty("files", files);
    json.writeNumberProperty("rowsRead", rows.read());
    json.writeNumberProperty("rowsUsed", rows.used());
    json.writeNumberProperty("rowsRejected", rows.rejected());
    json.writeNumberProperty("rowsElsewhere", rows.elsewhere());
  }

  private void output(Output output) {
    json.writeStartObject();
    json.writeStringProperty("key", output.key());
    json.writeNumberProperty("bytes", output.bytes());
    json.writeStringProperty("sha256", output.sha256());
    json.writeEndObject();
  }

  private void input(ReadFile input) {
    InputObject object = input.file().object();
    json.writeStartObject();
    json.writeStringProperty("bucket", object.bucket());
    json.writeStringProperty("key", object.key());
    json.writeStringProperty("etag", object.etag());
    json.writeNumberProperty("bytes", object.size());
    json.writeStringProperty("state", input.file().state().name().toLowerCase(Locale.ROOT));
    if (!input.file().reason().isEmpty()) {
      json.writeStringProperty("reason", input.file().reason());
    }
    json.writeNumberProperty("rows", input.rows());
    json.writeEndObject();
  }
}
