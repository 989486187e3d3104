package dev.drawbridge.spring;

import dev.drawbridge.servlet.PolicyNames;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The policy of the handler that Spring MVC will choose for a request; for a preflight, of the one
 * that it would choose for the method that is asked for. Where no handler takes the method, the
 * path alone decides, so that the answer 405 can be read.
 */
final class AnnotatedHandlers implements PolicyNames {
  /** In the order in which Spring asks the mappings; empty if no handler bears a policy. */
  private volatile List<List<Handler>> mappings = List.of();

  /**
   * A mapping of requests to a handler.
   *
   * @param paths null where patterns are those of before Spring 5.3
   * @param policy null if the handler bears none
   */
  private record Handler(
      RequestMappingInfo info,
      @Nullable PathPatternsRequestCondition paths,
      @Nullable String policy) {}

  /** Looks at all handlers of an application. */
  void read(Collection<RequestMappingInfoHandlerMapping> beans, List<SetupProblem> problems) {
    List<List<Handler>> read = new ArrayList<>();
    boolean any = false;
    for (RequestMappingInfoHandlerMapping bean : beans) {
      List<Handler> handlers = new ArrayList<>();
      bean.getHandlerMethods()
          .forEach((info, method) -> handlers.add(handler(info, method, problems)));
      any |= handlers.stream().anyMatch(handler -> handler.policy != null);
      read.add(handlers);
    }
    mappings = any ? read : List.of();
  }

  private static Handler handler(
      RequestMappingInfo info, HandlerMethod method, List<SetupProblem> problems) {
    String policy = HandlerPolicies.of(method);
    PathPatternsRequestCondition paths = info.getPathPatternsCondition();
    if (policy != null && paths == null) {
      problems.add(
          new SetupProblem(
              HandlerPolicies.name(method),
              null,
              "incompatible @Cors(\"" + policy + "\"): Ant-style paths cannot be looked up early.",
              "Remove spring.mvc.pathmatch.matching-strategy, or put the policy on a route."));
    }
    return new Handler(info, paths, policy);
  }

  @Override
  public @Nullable String of(HttpServletRequest request) {
    if (mappings.isEmpty() || request.getDispatcherType() != DispatcherType.REQUEST) {
      return null;
    }
    boolean parsed = ServletRequestPathUtils.hasParsedRequestPath(request);
    if (!parsed) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    try {
      return isAnnotated(request) ? chosen(request) : null;
    } finally {
      if (!parsed) {
        ServletRequestPathUtils.clearParsedRequestPath(request);
      }
    }
  }

  /** Whether the path is that of a handler with a policy, whichever will be chosen. */
  private boolean isAnnotated(HttpServletRequest request) {
    for (List<Handler> handlers : mappings) {
      for (Handler handler : handlers) {
        if (handler.policy != null && matching(handler, request) != null) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable String chosen(HttpServletRequest request) {
    for (List<Handler> handlers : mappings) {
      Handler best = best(handlers, request);
      if (best != null) {
        return best.policy;
      }
    }
    for (List<Handler> handlers : mappings) {
      Handler nearest = nearest(handlers, request);
      if (nearest != null) {
        return nearest.policy;
      }
    }
    return null;
  }

  private static @Nullable Handler best(List<Handler> handlers, HttpServletRequest request) {
    RequestMappingInfo first = null;
    Handler best = null;
    for (Handler handler : handlers) {
      RequestMappingInfo match =
          matching(handler, request) == null ? null : handler.info.getMatchingCondition(request);
      if (match != null && (first == null || match.compareTo(first, request) < 0)) {
        first = match;
        best = handler;
      }
    }
    return best;
  }

  /** The handler with the most specific path; of several with the same, one with a policy. */
  private static @Nullable Handler nearest(List<Handler> handlers, HttpServletRequest request) {
    record Match(PathPatternsRequestCondition paths, Handler handler) {}
    List<Match> matches = new ArrayList<>();
    for (Handler handler : handlers) {
      PathPatternsRequestCondition paths = matching(handler, request);
      if (paths != null) {
        matches.add(new Match(paths, handler));
      }
    }
    Comparator<Match> specific = (one, other) -> one.paths.compareTo(other.paths, request);
    return matches.stream()
        .min(specific.thenComparing(match -> match.handler.policy == null))
        .map(Match::handler)
        .orElse(null);
  }

  private static @Nullable PathPatternsRequestCondition matching(
      Handler handler, HttpServletRequest request) {
    return handler.paths == null ? null : handler.paths.getMatchingCondition(request);
  }
}
