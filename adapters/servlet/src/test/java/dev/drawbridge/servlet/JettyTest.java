package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kit on a real Jetty. */
final class JettyTest extends ConformanceKit {
  /**
   * Jetty takes {@code Vary} off before it writes an error page of its own, which no cache may
   * store. See {@link JettyErrorPageTest} for pages of the application, which keep it.
   */
  private static final Set<String> NO_VARY = Set.of("Vary absent: expected Origin in it");

  @Override
  protected RunningServer start(CorsRoutes routes) throws Exception {
    return JettyServer.start(context -> KitApplication.install(context, routes));
  }

  @Override
  protected Map<String, Set<String>> deviations() {
    return Stream.of(
            "list: FOO | O: https://a.example",
            "list: options | O: https://a.example ; M: PUT",
            "application: throws",
            "application: async throws",
            "application: missing",
            "application: post only",
            "application: protected",
            "annotated: method not allowed")
        .collect(Collectors.toMap(name -> name, name -> NO_VARY));
  }
}
