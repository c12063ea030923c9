package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import java.net.URI;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Finds the service of a call: a handler in this process, or an emulator. */
final class RegionApis implements Apis {

  private final Map<String, ApiHandler> handlers = new ConcurrentHashMap<>();

  private record Emulator(URI endpoint, ArnRewrite arns, UnaryOperator<ObjectNode> answers) {}

  private final Map<String, Emulator> emulators = new ConcurrentHashMap<>();
  private final EmulatorClient client;

  RegionApis(EmulatorClient client) {
    this.client = client;
  }

  void serve(String service, ApiHandler handler) {
    handlers.put(service, handler);
  }

  void emulate(String service, URI endpoint, ArnRewrite arns, UnaryOperator<ObjectNode> answers) {
    emulators.put(service, new Emulator(endpoint, arns, answers));
  }

  @Override
  public ObjectNode call(ApiCall call) {
    ApiHandler handler = handlers.get(call.service());
    if (handler != null) {
      return handler.handle(call);
    }
    Emulator emulator = emulators.get(call.service());
    if (emulator != null && EmulatorClient.speaks(call.service())) {
      return emulator.answers().apply(client.call(emulator.endpoint(), emulator.arns(), call));
    }
    throw unknown(call.service());
  }

  boolean serves(String service) {
    return handlers.containsKey(service);
  }

  ApiException unknown(String service) {
    TreeSet<String> known = new TreeSet<>(handlers.keySet());
    known.addAll(emulators.keySet());
    return new ApiException(
        "UnknownOperationException",
        "The sandbox does not simulate the service '%s'. It simulates: %s."
            .formatted(service, String.join(", ", known)),
        501);
  }
}
