package dev.fairway.sandbox.api;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request over HTTP says about itself, as far as its permission depends on it.
 *
 * @param service the service's SigV4 signing name, such as {@code s3}
 * @param operation the operation where the protocol names it, such as {@code PutItem}; empty for S3
 * @param method the HTTP method
 * @param path the path as it was sent, percent-encoded
 * @param query the query string as it was sent, percent-encoded, empty where there was none
 * @param amzHeaders the {@code x-amz-*} headers, names in lower case
 * @param input the members of the request, empty for S3, whose bodies are not read
 */
public record WireRequest(
    String service,
    Optional<String> operation,
    String method,
    String path,
    String query,
    Map<String, String> amzHeaders,
    ObjectNode input) {}
