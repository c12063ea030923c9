package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.common.http.problem.UnreadableJson;
import dev.fairway.worker.job.JobHandler;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knows which jobs the handlers of this service can take. */
final class JobChecks {

  private final Map<String, Class<?>> payloads = new TreeMap<>();
  private final JsonMapper json;

  JobChecks(ObjectProvider<JobHandler<?>> handlers, JsonMapper json) {
    handlers.forEach(handler -> payloads.put(handler.type(), handler.payloadType()));
    this.json = json;
  }

  void check(JobRequest request, Checks checks) {
    checks.optionalId(request.id(), "id", 128);
    checks.optionalId(request.correlationId(), "correlationId", 128);
    checks.optionalId(request.group(), "group", 128);
    checks.requireText(request.type(), "type", 128);
    if (request.type() != null) {
      checkPayload(request.type(), request.payload(), checks);
    }
  }

  private void checkPayload(String type, @Nullable JsonNode payload, Checks checks) {
    Class<?> read = payloads.get(type);
    checks.require(
        read != null, "type", "type has no handler here; known are " + payloads.keySet());
    checks.require(payload != null, "payload", "payload is missing; it is what the job needs");
    if (read == null || payload == null) {
      return;
    }
    try {
      json.treeToValue(payload, read);
    } catch (JacksonException wrong) {
      var fault = UnreadableJson.fault(wrong, "payload");
      checks.require(false, fault.pointer(), fault.detail());
    }
  }
}
