package dev.fairway.sandbox.alb.proxy;

import dev.fairway.sandbox.alb.rule.Action;
import dev.fairway.sandbox.alb.rule.Redirect;
import dev.fairway.sandbox.alb.rule.RequestFacts;
import dev.fairway.sandbox.alb.rule.RuleSet;
import dev.fairway.sandbox.alb.targets.Target;
import dev.fairway.sandbox.alb.targets.Targets;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/** A listener: decides by its rules, and answers itself or passes on. */
final class ListenerHandler implements HttpHandler {

  private final Clock clock;
  private final RequestRecord.Listener records;
  private final HttpHandler proxy =
      ProxyHandler.builder()
          .setProxyClient(new TargetPools())
          .setMaxRequestTime(-1)
          .setMaxConnectionRetries(0)
          .setRewriteHostHeader(false)
          .setReuseXForwarded(false)
          .build();
  private volatile @Nullable Traffic traffic;

  ListenerHandler(Clock clock, RequestRecord.Listener records) {
    this.clock = clock;
    this.records = records;
  }

  void serve(@Nullable Traffic next) {
    traffic = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Traffic now = traffic;
    if (now == null) {
      // A load balancer without a listener on a port does not answer there.
      IoUtils.safeClose(exchange.getConnection());
      return;
    }
    Passage passage = new Passage(exchange, now, clock);
    exchange.putAttachment(Passage.KEY, passage);
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          records.ended(passage.ended());
          next.proceed();
        });
    OptionalInt refusal = RequestLimits.refusal(exchange);
    if (refusal.isPresent()) {
      OwnAnswer.page(exchange, refusal.getAsInt());
    } else {
      decide(passage);
    }
  }

  private void decide(Passage passage) throws Exception {
    HttpServerExchange exchange = passage.exchange();
    RuleSet.Decision decision = passage.traffic().rules().decide(facts(exchange));
    switch (decision.action()) {
      case Action.FixedResponse fixed -> {
        passage.routed(decision.priority(), "fixed-response");
        OwnAnswer.send(exchange, fixed.status(), fixed.contentType(), fixed.body());
      }
      case Action.Redirection redirection -> {
        passage.routed(decision.priority(), "redirect");
        String url = url(exchange, passage.traffic(), redirection.to());
        passage.redirected(url);
        OwnAnswer.redirect(exchange, redirection.status(), url);
      }
      case Action.Forward forward -> {
        passage.routed(decision.priority(), "forward");
        forward(passage, forward);
      }
    }
  }

  private void forward(Passage passage, Action.Forward forward) throws Exception {
    HttpServerExchange exchange = passage.exchange();
    Optional<String> group = forward.next();
    Optional<Target> target =
        group
            .flatMap(arn -> Optional.ofNullable(passage.traffic().groups().get(arn)))
            .flatMap(Targets::next);
    if (target.isEmpty()) {
      OwnAnswer.page(exchange, 503);
      return;
    }
    passage.to(new Passage.Destination(group.orElseThrow(), target.get()));
    passage.traced(ForwardedHeaders.clean(exchange, passage.traffic().settings(), clock.instant()));
    exchange.addResponseCommitListener(answer -> answered(passage, answer));
    exchange.addDefaultResponseListener(unanswered -> failed(passage, unanswered));
    IdleWatch watch = IdleWatch.over(passage);
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          watch.stop();
          next.proceed();
        });
    proxy.handleRequest(exchange);
  }

  /** A response that is about to go out and is not the load balancer's own is the target's. */
  private static void answered(Passage passage, HttpServerExchange exchange) {
    if (passage.isOwnAnswer()) {
      return;
    }
    passage.answered(exchange.getStatusCode());
    if (exchange.getStatusCode() != 101) {
      ForwardedHeaders.removeHopByHop(exchange.getResponseHeaders());
    }
  }

  /** The proxy gave up: no connection, or no proper answer. */
  private static boolean failed(Passage passage, HttpServerExchange exchange) {
    if (exchange.isResponseStarted() || passage.isAnswered() || passage.isOwnAnswer()) {
      return false;
    }
    passage.answersItself();
    OwnAnswer.page(exchange, passage.isTimedOut() ? 504 : 502);
    return true;
  }

  private static RequestFacts facts(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    return new RequestFacts(
        exchange.getRequestMethod().toString(),
        exchange.getHostName(),
        path(exchange),
        exchange.getQueryString(),
        name -> {
          HeaderValues values = headers.get(name);
          return values == null ? List.of() : List.copyOf(values);
        },
        exchange.getSourceAddress().getAddress());
  }

  /** The path as it was sent, without the host that a request line may have. */
  private static String path(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    if (exchange.isHostIncludedInRequestURI()) {
      int slash = uri.indexOf('/', uri.indexOf("//") + 2);
      return slash < 0 ? "/" : uri.substring(slash);
    }
    return uri;
  }

  /** A port of a listener of the template becomes the one that it has here, in plain HTTP. */
  private static String url(HttpServerExchange exchange, Traffic traffic, Redirect redirect) {
    Redirect.Origin to =
        redirect.target(
            new Redirect.Origin(
                "HTTP",
                exchange.getHostName(),
                exchange.getDestinationAddress().getPort(),
                path(exchange),
                exchange.getQueryString()));
    Integer here = to.host().equals(exchange.getHostName()) ? traffic.ports().get(to.port()) : null;
    String query = to.query().isEmpty() ? "" : "?" + to.query();
    return "%s://%s:%d%s%s"
        .formatted(
            here == null ? to.protocol().toLowerCase(Locale.ROOT) : "http",
            to.host(),
            here == null ? to.port() : here,
            to.path(),
            query);
  }
}
