package dev.fairway.sandbox.front;

import java.util.Map;

/**
 * A request to the sandbox itself.
 *
 * @param method of HTTP
 * @param path below {@code /_fairway}, such as {@code /health}
 * @param query the first value of each parameter
 */
public record AdminRequest(String method, String path, Map<String, String> query, byte[] body) {}
