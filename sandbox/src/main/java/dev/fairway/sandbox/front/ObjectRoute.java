package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.WireRequest;
import dev.fairway.sandbox.storage.BucketSettings;
import dev.fairway.sandbox.storage.FormUploads;
import dev.fairway.sandbox.storage.SettingReply;
import dev.fairway.sandbox.storage.TrailingChecksums;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * S3: the settings of buckets are answered here where the emulator has none, everything else by the
 * emulator.
 */
final class ObjectRoute implements Route {

  private record Setting(BucketSettings kept, BucketSettingRequest request) {

    Reply answer(String method, String body) {
      SettingReply reply = kept.answer(method, request.bucket(), request.setting(), body);
      return Reply.text(reply.status(), reply.contentType(), reply.body());
    }
  }

  private final HttpHandler emulator;
  private final Optional<BucketSettings> settings;
  private final Supplier<Guard> guard;
  private final Executor workers;

  ObjectRoute(
      HttpHandler emulator,
      Optional<BucketSettings> settings,
      Supplier<Guard> guard,
      Executor workers) {
    this.emulator = emulator;
    this.settings = settings;
    this.guard = guard;
    this.workers = workers;
  }

  @Override
  public void handle(HttpServerExchange exchange, RequestScope scope, Caller caller)
      throws Exception {
    if (settings.isPresent() && exchange.getRequestMethod().equals(Methods.PUT)) {
      annotateUpload(exchange);
    }
    Optional<Setting> setting =
        settings.flatMap(kept -> BucketSettingRequest.of(exchange).map(r -> new Setting(kept, r)));
    if (caller.roleArn().isEmpty() && setting.isEmpty()) {
      emulator.handleRequest(exchange);
    } else {
      exchange.dispatch(workers, next -> admitted(next, caller, setting));
    }
  }

  /** Tells the storage what S3Proxy would not let it know of an upload. */
  private static void annotateUpload(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    String type = headers.getFirst(Headers.CONTENT_TYPE);
    if (type != null) {
      headers.put(Headers.CONTENT_TYPE, FormUploads.disguised(type));
    }
    String trailer = headers.getFirst("x-amz-trailer");
    if (trailer != null) {
      headers.put(new HttpString(TrailingChecksums.HEADER), trailer);
    }
  }

  private void admitted(HttpServerExchange exchange, Caller caller, Optional<Setting> setting)
      throws Exception {
    try {
      if (caller.roleArn().isPresent()) {
        guard.get().admit(caller, facts(exchange));
      }
    } catch (ApiException e) {
      Exchanges.send(exchange, failed(e));
      return;
    }
    if (setting.isPresent()) {
      String body = new String(Exchanges.body(exchange), StandardCharsets.UTF_8);
      String method = exchange.getRequestMethod().toString();
      Exchanges.send(exchange, setting.get().answer(method, body));
    } else {
      exchange.dispatch(SameThreadExecutor.INSTANCE, emulator);
    }
  }

  private static WireRequest facts(HttpServerExchange exchange) {
    return new WireRequest(
        "s3",
        Optional.empty(),
        exchange.getRequestMethod().toString(),
        exchange.getRequestURI(),
        exchange.getQueryString(),
        Exchanges.amzHeaders(exchange),
        JsonNodeFactory.instance.objectNode());
  }

  private static Reply failed(ApiException error) {
    String code = error.code().equals("AccessDeniedException") ? "AccessDenied" : error.code();
    String message = Objects.requireNonNullElse(error.getMessage(), code);
    return Reply.text(error.status(), "application/xml", QueryXml.storageError(code, message));
  }
}
