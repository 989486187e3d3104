package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

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
 * methods goes before them.
 */
public final class CorsFeature implements Feature {
  /** Before all other filters of requests, and behind all other filters of responses. */
  private static final int OUTERMOST = Integer.MIN_VALUE;

  private final CorsRoutes routes;

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
    context.register(new ReceivedFilter(routes, resources), OUTERMOST);
    context.register(new AnnotationFeature(routes, resources, OUTERMOST));
    context.register(new AnswerFilter(), OUTERMOST);
    context.register(new UncaughtMapper());
    return true;
  }
}
