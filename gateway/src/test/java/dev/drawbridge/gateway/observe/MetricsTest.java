package dev.drawbridge.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.upstream.PoolStats;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final String SHOP = "https://shop.example";
  private final Traffic traffic = new Traffic();
  private final Metrics metrics =
      new Metrics(
          traffic,
          new Metrics.Sources(
              () -> new PoolStats(List.of(new PoolStats.Pool("orders", 1, 2, 3, 4, 5))),
              () -> 6,
              () -> 7,
              () -> 8,
              () -> 9));

  private CompiledRoute route() {
    return PlayedRoutes.governed(traffic.counts("/orders/**", "storefront"));
  }

  @Test
  void countsByRoutePolicyAndRefusal() {
    CompiledRoute route = route();
    traffic.completed(PlayedExchange.get("/orders/1", SHOP, route));
    traffic.completed(PlayedExchange.get("/orders/1", SHOP, route));
    traffic.completed(PlayedExchange.get("/orders/1", SHOP, route).preflight("PATCH"));
    traffic.completed(PlayedExchange.get("/orders/1", null, route).failed(502, "upstream-refused"));
    traffic.completed(PlayedExchange.get("/no", SHOP, null).failed(404, "no-route"));

    assertThat(metrics.scrape("").lines())
        .contains(
            "drawbridge_requests_total{policy=\"storefront\",route=\"/orders/**\",status=\"2xx\"} 2.0",
            "drawbridge_requests_total{policy=\"storefront\",route=\"/orders/**\",status=\"4xx\"} 1.0",
            "drawbridge_requests_total{policy=\"storefront\",route=\"/orders/**\",status=\"5xx\"} 1.0",
            "drawbridge_requests_total{policy=\"\",route=\"\",status=\"4xx\"} 1.0",
            "drawbridge_cors_decisions_total{decision=\"actual\",policy=\"storefront\","
                + "refusal=\"\",route=\"/orders/**\"} 2.0",
            "drawbridge_cors_decisions_total{decision=\"not-cors\",policy=\"storefront\","
                + "refusal=\"\",route=\"/orders/**\"} 1.0",
            "drawbridge_cors_decisions_total{decision=\"preflight-refused\",policy=\"storefront\","
                + "refusal=\"method-not-allowed\",route=\"/orders/**\"} 1.0",
            "drawbridge_failures_total{failure=\"upstream-refused\",policy=\"storefront\","
                + "route=\"/orders/**\"} 1.0",
            "drawbridge_request_duration_seconds_bucket{policy=\"storefront\","
                + "route=\"/orders/**\",le=\"0.001\"} 0",
            "drawbridge_request_duration_seconds_bucket{policy=\"storefront\","
                + "route=\"/orders/**\",le=\"0.0025\"} 4",
            "drawbridge_request_duration_seconds_count{policy=\"storefront\","
                + "route=\"/orders/**\"} 4",
            "drawbridge_upstream_duration_seconds_count{policy=\"storefront\","
                + "route=\"/orders/**\"} 2",
            "drawbridge_upstream_connections{state=\"idle\",upstream=\"orders\"} 2.0",
            "drawbridge_upstream_connections_failed_total{upstream=\"orders\"} 5.0",
            "drawbridge_connections 6.0",
            "drawbridge_config_reloads_total{result=\"applied\"} 7.0",
            "drawbridge_config_reloads_total{result=\"failed\"} 8.0",
            "drawbridge_access_log_dropped_total 9.0")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"));
  }

  @Test
  void sumsTheCountsOfAllLoopsAndSurvivesAReload() throws InterruptedException {
    List<Thread> loops = new ArrayList<>();
    for (int loop = 0; loop < 4; loop++) {
      CompiledRoute route = route();
      loops.add(
          new Thread(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  traffic.completed(PlayedExchange.get("/orders/1", null, route));
                }
              }));
    }
    loops.forEach(Thread::start);
    for (Thread loop : loops) {
      loop.join();
    }

    assertThat(metrics.scrape(""))
        .contains("{policy=\"storefront\",route=\"/orders/**\",status=\"2xx\"} 40000.0");
  }

  @Test
  void forgetsRoutesThatAreNoMore() {
    RouteCounts kept = traffic.counts("/kept", "");
    traffic.completed(PlayedExchange.get("/orders/1", SHOP, route()));
    assertThat(metrics.scrape("")).contains("route=\"/orders/**\"");
    traffic.keep(List.of(kept));

    assertThat(metrics.scrape("")).doesNotContain("route=\"/orders/**\"");
    assertThat(traffic.counts("/kept", "")).isSameAs(kept);
  }

  @Test
  void speaksOpenMetricsWhereAsked() {
    traffic.completed(PlayedExchange.get("/orders/1", SHOP, route()));

    assertThat(metrics.scrape("application/openmetrics-text; version=1.0.0")).endsWith("# EOF\n");
    assertThat(metrics.scrape("text/plain")).doesNotContain("# EOF");
  }
}
