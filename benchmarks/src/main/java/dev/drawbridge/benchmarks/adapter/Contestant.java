package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Policies;
import dev.drawbridge.benchmarks.engine.Scenario;
import dev.drawbridge.cors.CorsRoutes;
import java.util.List;

/** Whose CORS is in which framework's stub. */
public enum Contestant {
  SERVLET_STUB("servlet", Side.NOBODY, "stub alone"),
  SERVLET("servlet", Side.OURS, "Drawbridge `CorsFilter`"),
  SERVLET_TOMCAT("servlet", Side.THEIRS, "Tomcat `CorsFilter`"),
  SERVLET_JETTY("servlet", Side.THEIRS, "Jetty `CrossOriginFilter`"),
  SERVLET_SPRING("servlet", Side.THEIRS, "Spring `CorsFilter`"),
  NETTY_STUB("Netty", Side.NOBODY, "stub alone"),
  NETTY("Netty", Side.OURS, "Drawbridge `CorsHandler`"),
  NETTY_OWN("Netty", Side.THEIRS, "Netty `CorsHandler`"),
  VERTX_STUB("Vert.x Web", Side.NOBODY, "stub alone"),
  VERTX("Vert.x Web", Side.OURS, "Drawbridge `CorsWebHandler`"),
  VERTX_OWN("Vert.x Web", Side.THEIRS, "Vert.x `CorsHandler`"),
  WEBFLUX_STUB("Spring WebFlux", Side.NOBODY, "stub alone"),
  WEBFLUX("Spring WebFlux", Side.OURS, "Drawbridge's filter"),
  WEBFLUX_OWN("Spring WebFlux", Side.THEIRS, "Spring `CorsWebFilter`");

  /** Whose product it is. */
  enum Side {
    NOBODY,
    OURS,
    THEIRS
  }

  private final String framework;
  private final Side side;
  private final String title;

  Contestant(String framework, Side side, String title) {
    this.framework = framework;
    this.side = side;
    this.title = title;
  }

  String framework() {
    return framework;
  }

  Side side() {
    return side;
  }

  String title() {
    return title;
  }

  boolean supports(Scenario scenario) {
    return !scenario.hasPatterns() || (this != SERVLET_TOMCAT && this != NETTY_OWN);
  }

  /** Those of the same framework and another side. */
  static List<Contestant> of(String framework, Side side) {
    return List.of(values()).stream()
        .filter(one -> one.framework.equals(framework) && one.side == side)
        .toList();
  }

  /** Configures this one for {@code scenario}. */
  Carrier carrier(Scenario scenario) {
    CorsRoutes routes = CorsRoutes.everywhere(Policies.of(scenario));
    try {
      return switch (this) {
        case SERVLET_STUB, SERVLET, SERVLET_TOMCAT, SERVLET_JETTY, SERVLET_SPRING ->
            ServletCarrier.of(this, scenario, routes);
        case NETTY_STUB -> new NettyCarrier(List.of());
        case NETTY -> new NettyCarrier(NettyCarrier.ours(routes));
        case NETTY_OWN -> new NettyCarrier(NettyCarrier.theirs(scenario));
        case VERTX_STUB -> new VertxCarrier(null);
        case VERTX -> new VertxCarrier(VertxCarrier.ours(routes));
        case VERTX_OWN -> new VertxCarrier(VertxCarrier.theirs(scenario));
        case WEBFLUX_STUB -> new WebFluxCarrier(WebFluxCarrier.nobodys());
        case WEBFLUX -> new WebFluxCarrier(WebFluxCarrier.ours(routes));
        case WEBFLUX_OWN -> new WebFluxCarrier(WebFluxCarrier.theirs(scenario));
      };
    } catch (Exception e) {
      throw new IllegalStateException(title + " does not take the policy of " + scenario, e);
    }
  }
}
