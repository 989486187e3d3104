package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Answer;
import dev.drawbridge.benchmarks.engine.Policies;
import dev.drawbridge.benchmarks.engine.Scenario;
import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.vertx.CorsWebHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One handler of Vert.x Web on a stub of its context, with the framework's own field maps. */
final class VertxCarrier implements Carrier {
  private final VertxContext context = Stubs.of(VertxContext.class, MethodHandles.lookup());
  private final @Nullable Handler<RoutingContext> cors;

  VertxCarrier(@Nullable Handler<RoutingContext> cors) {
    this.cors = cors;
  }

  static Handler<RoutingContext> ours(CorsRoutes routes) {
    return CorsWebHandler.of(routes);
  }

  static Handler<RoutingContext> theirs(Scenario scenario) {
    CorsHandler handler =
        CorsHandler.create()
            .allowedMethods(
                Policies.METHODS.stream().map(HttpMethod::valueOf).collect(Collectors.toSet()))
            .allowedHeaders(new LinkedHashSet<>(Policies.REQUEST_FIELDS))
            .exposedHeaders(new LinkedHashSet<>(Policies.EXPOSED_FIELDS))
            .allowCredentials(true)
            .maxAgeSeconds((int) Policies.MAX_AGE.toSeconds());
    for (String origin : scenario.origins()) {
      if (origin.contains("*")) {
        handler.addOriginWithRegex(Pattern.quote(origin).replace("*", "\\E[a-z0-9.-]+\\Q"));
      } else {
        handler.addOrigin(origin);
      }
    }
    return handler;
  }

  @Override
  public void send(Values values) {
    context.restart(values);
    if (cors == null) {
      context.next();
    } else {
      cors.handle(context);
    }
    context.finish();
  }

  @Override
  public int sink() {
    // Not their number: Vert.x sorts the names to tell it.
    return context.response().headers().isEmpty() ? 0 : context.response().getStatusCode();
  }

  @Override
  public Answer answer() {
    List<String> lines = new ArrayList<>();
    context.response().headers().forEach((name, text) -> lines.add(name + ": " + text));
    return new Answer(context.response().getStatusCode(), context.passedOn(), lines);
  }
}
