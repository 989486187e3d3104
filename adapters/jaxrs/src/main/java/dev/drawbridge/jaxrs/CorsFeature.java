package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server side of CORS as a feature of an application: answers preflights before a resource is
 * looked for, and writes to every other answer the fields of its request, those to exceptions
 * included. CORS fields that the application sets itself are dropped; its {@code Vary} is merged.
 *
 * <pre>{@code
 * config.register(CorsFeature.of(policy));
 * }</pre>
 *
 * <p>Policies by path see the whole path of a request. {@code @Cors} on resource classes and their
 * methods goes before them. What is reached through a locator has the locator's policy.
 */
public final class CorsFeature implements Feature {
  /**
   * Before all other filters of requests, and behind all other filters of responses. As an
   * annotation: of priorities that are registered, Jersey heeds those above 0 alone.
   */
  static final int OUTERMOST = Integer.MIN_VALUE;

  /** Behind all other interceptors. */
  private static final int INNERMOST = Integer.MAX_VALUE;

  private final CorsRoutes routes;
  @Context private @Nullable Application application;

  private CorsFeature(CorsRoutes routes) {
    this.routes = routes;
  }

  /** Returns the feature with one policy for all requests. */
  public static CorsFeature of(CorsPolicy policy) {
    return of(CorsRoutes.everywhere(policy));
  }

  /**
   * Returns the feature with policies by path and by {@code @Cors}; they may be reconfigured while
   * requests run.
   */
  public static CorsFeature of(CorsRoutes routes) {
    return new CorsFeature(routes);
  }

  @Override
  public boolean configure(FeatureContext context) {
    ResourceTable resources = new ResourceTable();
    AnnotationFeature annotations = new AnnotationFeature(routes, resources);
    classes(context.getConfiguration()).forEach(annotations::addLocators);
    context.register(new ReceivedFilter(routes, resources));
    context.register(annotations);
    context.register(new AnswerFilter(routes, resources));
    context.register(new LastWord(), INNERMOST);
    context.register(new UncaughtMapper());
    return true;
  }

  /** Those that are told before the application is deployed; Jersey tells all. */
  private Set<Class<?>> classes(Configuration configuration) {
    Set<Class<?>> classes = new LinkedHashSet<>(configuration.getClasses());
    configuration.getInstances().forEach(instance -> classes.add(instance.getClass()));
    if (application != null) {
      classes.addAll(application.getClasses());
    }
    return classes;
  }
}
