package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.exception.DockerException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What Docker says where it refuses. */
final class DockerWords {

  private DockerWords() {}

  /** The message alone, of {@code Status 404: {"message":"..."}}. */
  static String of(DockerException e) {
    String said = String.valueOf(e.getMessage()).strip();
    int body = said.indexOf('{');
    if (body < 0) {
      return said;
    }
    try {
      return JsonMapper.shared().readTree(said.substring(body)).path("message").asString(said);
    } catch (JacksonException notJson) {
      return said;
    }
  }
}
