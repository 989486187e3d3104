package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.doctor.audit.Audit;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit finds what a real shared cache mixes up, and nothing where the fields are sound. */
final class SharedCacheTest {
  private static final Set<String> ALLOWED =
      Set.of("https://app.example.com", "https://www.example.com");
  private static final Origin PAGE = Origin.of("https://app.example.com");

  @TempDir private static Path folder;

  /** Where a server says that its answer depends on Origin. */
  enum Vary {
    ALWAYS,
    FOR_ALLOWED,
    NEVER
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, $request_uri,",
    "FOR_ALLOWED, $request_uri, cached-without-cors",
    "NEVER, $request_uri, cdn-cached-acao",
    "ALWAYS, $uri,",
    "NEVER, $uri, cached-without-cors"
  })
  void findsWhatACacheMixesUp(Vary vary, String key, String id) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, vary));
    server.start();
    String upstream = "127.0.0.1:" + server.getAddress().getPort();
    try (Nginx cache = cache(upstream, key)) {
      assertThat(audit(cache.url("/data"), PAGE))
          .extracting(Finding::id)
          .isEqualTo(id == null ? List.of() : List.of(id));
    } finally {
      server.stop(0);
    }
  }

  /** A cache whose entries are told apart by a key in nginx's variables. */
  private static Nginx cache(String upstream, String key) {
    return Nginx.serving(
        "proxy_cache_path cache keys_zone=all:1m;",
        """
        location / {
          proxy_pass http://%s;
          proxy_cache all;
          proxy_cache_key %s;
          add_header X-Cache-Status $upstream_cache_status always;
        }
        """
            .formatted(upstream, key),
        folder);
  }

  @Test
  void theGatewayIsSound() {
    Path policy = Project.onFreePort("examples/quickstart.yaml", folder);
    try (ServedGateway gateway = ServedGateway.serve(policy)) {
      String url = "http://" + gateway.authority();
      assertThat(audit(url + "/api/items/1", Origin.of("http://localhost:3000"))).isEmpty();
      assertThat(audit(url + "/closed/", Origin.of("http://localhost:3000"))).isEmpty();
      assertThat(audit(url + "/api/items/1", PAGE)).isEmpty();
    }
  }

  private static List<Finding> audit(String url, Origin origin) {
    try (WireClient client = WireClient.builder().requestsPerSecond(10_000).build()) {
      return Audit.run(Url.of(url), origin, FieldList.EMPTY, client, (done, planned) -> {});
    }
  }

  private static void answer(HttpExchange exchange, Vary vary) throws IOException {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    boolean allowed = origin != null && ALLOWED.contains(origin);
    boolean preflight = exchange.getRequestMethod().equals("OPTIONS");
    Headers fields = exchange.getResponseHeaders();
    if (allowed) {
      fields.set("Access-Control-Allow-Origin", origin);
      fields.set("Access-Control-Max-Age", "600");
    }
    if (vary == Vary.ALWAYS || (vary == Vary.FOR_ALLOWED && allowed)) {
      fields.set("Vary", "Origin");
    }
    if (!preflight) {
      fields.set("Cache-Control", "max-age=60");
    }
    exchange.sendResponseHeaders(preflight ? 204 : 200, -1);
    exchange.close();
  }
}
