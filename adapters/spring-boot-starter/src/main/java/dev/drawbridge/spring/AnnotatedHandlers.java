package dev.drawbridge.spring;

import dev.drawbridge.servlet.PolicyNames;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The policy of the handler that Spring MVC will choose for a request; for a preflight, of the one
 * that it would choose for the method that is asked for. Where handlers with different policies may
 * be chosen, and only the body or what a preflight does not have tells which, none. Where no
 * handler takes the method, the path alone decides, so that the answer 405 can be read.
 */
final class AnnotatedHandlers implements PolicyNames {
  /** In the order in which Spring asks the mappings; empty if no handler bears a policy. */
  private volatile List<Mapping> mappings = List.of();

  /** What Spring asks for a handler. */
  private sealed interface Mapping {
    /** Whether a handler with a policy may be on a path. */
    boolean isAnnotated(String path);

    /** Adds the policies of those that Spring may choose; true if it asks no other mapping then. */
    boolean addTo(Choice choice, Question<HttpServletRequest> question, LookupRequest request);
  }

  private record Controllers(HandlerTable<HttpServletRequest> handlers) implements Mapping {
    @Override
    public boolean isAnnotated(String path) {
      return handlers.isAnnotated(path);
    }

    @Override
    public boolean addTo(
        Choice choice, Question<HttpServletRequest> question, LookupRequest request) {
      return handlers.addTo(choice, question);
    }
  }

  private record Functions(RouterFunction<?> function) implements Mapping {
    @Override
    public boolean isAnnotated(String path) {
      return false;
    }

    @Override
    public boolean addTo(
        Choice choice, Question<HttpServletRequest> question, LookupRequest request) {
      Set<Part> hidden = question.hidden();
      boolean taken;
      boolean known;
      try {
        taken = function.route(ServerRequest.create(request, List.of())).isPresent();
        known = hidden.isEmpty() || (!hidden.contains(Part.HEADERS) && !request.isBlind());
      } catch (RuntimeException ofTheApplication) {
        taken = true;
        known = false;
      }
      if (taken || (!hidden.isEmpty() && request.isBlind())) {
        choice.add(null);
      }
      return taken && known;
    }
  }

  /** Looks at all handlers of an application, whose mappings are in Spring's order. */
  void read(Collection<HandlerMapping> beans, List<SetupProblem> problems) {
    List<Mapping> read = new ArrayList<>();
    boolean any = false;
    for (HandlerMapping bean : beans) {
      if (bean instanceof RequestMappingInfoHandlerMapping controllers) {
        List<Handler<HttpServletRequest>> handlers = new ArrayList<>();
        controllers
            .getHandlerMethods()
            .forEach((info, method) -> add(handlers, info, method, problems));
        any |= handlers.stream().anyMatch(Handler::isAnnotated);
        Twins.refuse(handlers, problems);
        read.add(new Controllers(new HandlerTable<>(handlers)));
      } else if (bean instanceof RouterFunctionMapping functions
          && functions.getRouterFunction() != null) {
        read.add(new Functions(functions.getRouterFunction()));
      }
    }
    mappings = any ? List.copyOf(read) : List.of();
  }

  private static void add(
      List<Handler<HttpServletRequest>> handlers,
      RequestMappingInfo info,
      HandlerMethod method,
      List<SetupProblem> problems) {
    String policy = HandlerPolicies.of(method);
    PathPatternsRequestCondition paths = info.getPathPatternsCondition();
    if (paths != null) {
      handlers.add(
          new Handler<>(
              method,
              policy,
              paths.getPatterns(),
              info.getDirectPaths(),
              Handler.names(info.getMethodsCondition().getMethods()),
              Handler.isVersioned(info),
              ServletCondition.of(info, paths)));
    } else if (policy != null) {
      problems.add(
          new SetupProblem(
              HandlerPolicies.name(method),
              null,
              "incompatible @Cors(\"" + policy + "\"): Ant-style paths cannot be looked up early.",
              "Remove spring.mvc.pathmatch.matching-strategy, or put the policy on a route."));
    }
  }

  @Override
  public @Nullable String of(HttpServletRequest request) {
    if (mappings.isEmpty()
        || request.getDispatcherType() != DispatcherType.REQUEST
        || !isAnnotated(request)) {
      return null;
    }
    LookupRequest lookup = new LookupRequest(request);
    String path;
    try {
      path = lookup.path().value();
    } catch (IllegalArgumentException malformed) {
      // Spring refuses it for the same reason, before it chooses a handler.
      return null;
    }
    Choice choice = new Choice();
    Question<HttpServletRequest> question =
        new Question<>(lookup, path, request.getMethod().equals("HEAD"), hidden(lookup));
    for (Mapping mapping : mappings) {
      if (mapping.addTo(choice, question, lookup)) {
        break;
      }
    }
    return choice.policy();
  }

  /** Whether a handler with a policy may be on the path, whichever will be chosen. */
  private boolean isAnnotated(HttpServletRequest request) {
    String uri = request.getRequestURI();
    int context = request.getContextPath().length();
    String path = context < uri.length() ? uri.substring(context) : "";
    // Below a servlet's own path, Spring cuts that off too.
    boolean cut = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
    for (Mapping mapping : mappings) {
      if (cut || mapping.isAnnotated(path)) {
        return true;
      }
    }
    return false;
  }

  private static Set<Part> hidden(LookupRequest request) {
    if (CorsUtils.isPreFlightRequest(request)) {
      String method = request.getHeader("Access-Control-Request-Method");
      return Part.hiddenFromPreflights(!"GET".equals(method) && !"HEAD".equals(method));
    }
    return request.hasForm() ? Part.hiddenInBodies() : Set.of();
  }
}
