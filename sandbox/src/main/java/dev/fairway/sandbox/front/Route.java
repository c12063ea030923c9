package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.Caller;
import io.undertow.server.HttpServerExchange;

/** Carries requests for one service, or for all services without a route of their own. */
@FunctionalInterface
interface Route {

  /** Runs on an I/O thread: what blocks is dispatched. */
  void handle(HttpServerExchange exchange, RequestScope scope, Caller caller) throws Exception;
}
