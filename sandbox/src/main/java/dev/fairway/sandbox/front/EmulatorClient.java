package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Calls the emulators from inside of the region. */
final class EmulatorClient implements AutoCloseable {

  /** How each emulated service spells its operations in {@code X-Amz-Target}. */
  private static final Map<String, String> TARGETS =
      Map.of("sqs", "AmazonSQS.", "dynamodb", "DynamoDB_20120810.", "events", "AWSEvents.");

  private static final Map<String, String> CONTENT_TYPES =
      Map.of("events", "application/x-amz-json-1.1");

  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static boolean speaks(String service) {
    return TARGETS.containsKey(service);
  }

  /** Sends an operation as AWS JSON. */
  ObjectNode call(URI endpoint, ArnRewrite arns, ApiCall call) {
    byte[] input = call.input().toString().getBytes(StandardCharsets.UTF_8);
    boolean rewritten = arns.concerns(call.operation());
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", CONTENT_TYPES.getOrDefault(call.service(), CONTENT_TYPE))
            .header("X-Amz-Target", TARGETS.get(call.service()) + call.operation())
            .header("Authorization", authorization(call))
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(rewritten ? arns.toEmulator(input) : input))
            .build();
    HttpResponse<byte[]> response = send(request);
    byte[] output = rewritten ? arns.fromEmulator(response.body()) : response.body();
    ObjectNode members = JsonProtocol.members(output);
    if (response.statusCode() < 300) {
      return members;
    }
    String type = members.path("__type").asString("InternalFailure");
    String message = members.path("message").asString(members.path("Message").asString(type));
    throw new ApiException(
        type.substring(type.lastIndexOf('#') + 1), message, response.statusCode());
  }

  /**
   * @throws ApiException {@code ServiceUnavailable} where the emulator can't be reached
   */
  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new ApiException(
          "ServiceUnavailable", "No answer from " + request.uri() + ": " + e.getMessage(), 503);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("ServiceUnavailable", "The sandbox is stopping.", 503);
    }
  }

  /** The emulators want a signature, whatever it says. */
  private static String authorization(ApiCall call) {
    return "AWS4-HMAC-SHA256 Credential=region/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(call.service());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
