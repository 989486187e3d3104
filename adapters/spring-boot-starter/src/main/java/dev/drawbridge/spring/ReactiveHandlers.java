package dev.drawbridge.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The policy of the handler that WebFlux will choose for a request: {@link AnnotatedHandlers} for
 * exchanges. Of parameters, WebFlux knows those of the query alone.
 */
final class ReactiveHandlers {
  /** In the order in which Spring asks the mappings; empty if no handler bears a policy. */
  private volatile List<Mapping> mappings = List.of();

  /** What Spring asks for a handler. */
  private sealed interface Mapping {
    /** Whether a handler with a policy may be on a path. */
    boolean isAnnotated(String path);

    /** Adds the policies of those that Spring may choose; true if it asks no other mapping then. */
    Mono<Boolean> addTo(Choice choice, Question<ServerWebExchange> question);
  }

  private record Controllers(HandlerTable<ServerWebExchange> handlers) implements Mapping {
    @Override
    public boolean isAnnotated(String path) {
      return handlers.isAnnotated(path);
    }

    @Override
    public Mono<Boolean> addTo(Choice choice, Question<ServerWebExchange> question) {
      return Mono.fromSupplier(() -> handlers.addTo(choice, question));
    }
  }

  private record Functions(RouterFunction<?> function) implements Mapping {
    @Override
    public boolean isAnnotated(String path) {
      return false;
    }

    @Override
    public Mono<Boolean> addTo(Choice choice, Question<ServerWebExchange> question) {
      return Mono.defer(
              () ->
                  function.route(ServerRequest.create(question.request(), List.of())).hasElement())
          .map(
              taken -> {
                if (taken) {
                  choice.add(null);
                }
                return taken && question.hidden().isEmpty();
              })
          .onErrorResume(
              RuntimeException.class,
              ofTheApplication -> {
                choice.add(null);
                return Mono.just(false);
              });
    }
  }

  /** An exchange with attributes of its own, so that what is said to it stays with it. */
  private static final class Lookup extends ServerWebExchangeDecorator {
    private final Map<String, Object> attributes;

    Lookup(ServerWebExchange exchange) {
      super(exchange);
      attributes = new HashMap<>(exchange.getAttributes());
    }

    @Override
    public Map<String, Object> getAttributes() {
      return attributes;
    }
  }

  /** Looks at all handlers of an application, whose mappings are in Spring's order. */
  void read(Collection<HandlerMapping> beans, List<SetupProblem> problems) {
    List<Mapping> read = new ArrayList<>();
    boolean any = false;
    for (HandlerMapping bean : beans) {
      if (bean instanceof RequestMappingInfoHandlerMapping controllers) {
        List<Handler<ServerWebExchange>> handlers = new ArrayList<>();
        controllers
            .getHandlerMethods()
            .forEach((info, method) -> handlers.add(handler(info, method)));
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

  private static Handler<ServerWebExchange> handler(RequestMappingInfo info, HandlerMethod method) {
    return new Handler<>(
        method,
        HandlerPolicies.of(method),
        info.getPatternsCondition().getPatterns(),
        info.getDirectPaths(),
        Handler.names(info.getMethodsCondition().getMethods()),
        Handler.isVersioned(info),
        ReactiveCondition.of(info));
  }

  /** Whether a handler with a policy may be on the path, whichever will be chosen. */
  boolean areOn(ServerWebExchange exchange) {
    if (mappings.isEmpty()) {
      return false;
    }
    String path = exchange.getRequest().getPath().pathWithinApplication().value();
    for (Mapping mapping : mappings) {
      if (mapping.isAnnotated(path)) {
        return true;
      }
    }
    return false;
  }

  /** The policies of those that may be chosen. */
  Mono<Choice> choose(ServerWebExchange exchange) {
    return Mono.defer(
        () -> {
          ServerWebExchange lookup = new Lookup(exchange);
          String path = exchange.getRequest().getPath().pathWithinApplication().value();
          Choice choice = new Choice();
          Question<ServerWebExchange> question =
              new Question<>(lookup, path, false, hidden(exchange));
          return Flux.fromIterable(mappings)
              .concatMap(mapping -> mapping.addTo(choice, question))
              .takeUntil(last -> last)
              .then(Mono.just(choice));
        });
  }

  private static Set<Part> hidden(ServerWebExchange exchange) {
    return CorsUtils.isPreFlightRequest(exchange.getRequest())
        ? Part.hiddenFromPreflights(false)
        : Set.of();
  }
}
