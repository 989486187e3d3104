package dev.drawbridge.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.condition.PatternsRequestCondition;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * The policy of the handler that WebFlux will choose for a request: {@link AnnotatedHandlers} for
 * exchanges.
 */
final class ReactiveHandlers {
  /** In the order in which Spring asks the mappings; empty if no handler bears a policy. */
  private volatile List<List<Handler>> mappings = List.of();

  /**
   * A mapping of requests to a handler.
   *
   * @param policy null if the handler bears none
   */
  private record Handler(RequestMappingInfo info, @Nullable String policy) {
    @Nullable PatternsRequestCondition matching(ServerWebExchange exchange) {
      return info.getPatternsCondition().getMatchingCondition(exchange);
    }
  }

  /** Looks at all handlers of an application. */
  void read(Collection<RequestMappingInfoHandlerMapping> beans) {
    List<List<Handler>> read = new ArrayList<>();
    boolean any = false;
    for (RequestMappingInfoHandlerMapping bean : beans) {
      List<Handler> handlers = new ArrayList<>();
      bean.getHandlerMethods().forEach((info, method) -> handlers.add(handler(info, method)));
      any |= handlers.stream().anyMatch(handler -> handler.policy != null);
      read.add(handlers);
    }
    mappings = any ? read : List.of();
  }

  private static Handler handler(RequestMappingInfo info, HandlerMethod method) {
    return new Handler(info, HandlerPolicies.of(method));
  }

  /** The name of the policy; null to leave the request to the routes by path. */
  @Nullable String of(ServerWebExchange exchange) {
    for (List<Handler> handlers : mappings) {
      for (Handler handler : handlers) {
        if (handler.policy != null && handler.matching(exchange) != null) {
          return chosen(exchange);
        }
      }
    }
    return null;
  }

  private @Nullable String chosen(ServerWebExchange exchange) {
    for (List<Handler> handlers : mappings) {
      Handler best = best(handlers, exchange);
      if (best != null) {
        return best.policy;
      }
    }
    for (List<Handler> handlers : mappings) {
      Handler nearest = nearest(handlers, exchange);
      if (nearest != null) {
        return nearest.policy;
      }
    }
    return null;
  }

  private static @Nullable Handler best(List<Handler> handlers, ServerWebExchange exchange) {
    RequestMappingInfo first = null;
    Handler best = null;
    for (Handler handler : handlers) {
      RequestMappingInfo match = handler.info.getMatchingCondition(exchange);
      if (match != null && (first == null || match.compareTo(first, exchange) < 0)) {
        first = match;
        best = handler;
      }
    }
    return best;
  }

  /** The handler with the most specific path; of several with the same, one with a policy. */
  private static @Nullable Handler nearest(List<Handler> handlers, ServerWebExchange exchange) {
    record Match(PatternsRequestCondition paths, Handler handler) {}
    List<Match> matches = new ArrayList<>();
    for (Handler handler : handlers) {
      PatternsRequestCondition paths = handler.matching(exchange);
      if (paths != null) {
        matches.add(new Match(paths, handler));
      }
    }
    Comparator<Match> specific = (one, other) -> one.paths.compareTo(other.paths, exchange);
    return matches.stream()
        .min(specific.thenComparing(match -> match.handler.policy == null))
        .map(Match::handler)
        .orElse(null);
  }
}
