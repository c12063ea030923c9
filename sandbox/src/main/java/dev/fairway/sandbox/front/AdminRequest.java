package dev.fairway.sandbox.front;

import java.util.Map;

/**
 * A request to the sandbox itself.
 *
 * @param method of HTTP
 * @param query the first value of each parameter
 */
public record AdminRequest(String method, Map<String, String> query, byte[] body) {}
