package dev.fairway.sandbox.alb.rule;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;

/**
 * What rules look at in a request.
 *
 * @param host without the port
 * @param path as it was sent, percent-encoded, without the query
 * @param query as it was sent, without the question mark
 * @param headers the values of a header by its name in any case
 * @param client the peer of the TCP connection, whatever X-Forwarded-For says
 */
public record RequestFacts(
    String method,
    String host,
    String path,
    String query,
    Function<String, List<String>> headers,
    InetAddress client) {}
