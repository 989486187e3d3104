package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser on real sockets: what goes out, byte by byte, and what is made of the answers. */
final class BrowserNetworkTest {
  private static final Origin PAGE = Origin.of("https://app.example");
  private static final String GRANT =
      "HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: https://app.example\r\n"
          + "Access-Control-Allow-Credentials: true\r\nAccess-Control-Allow-Methods: PUT\r\n"
          + "Access-Control-Allow-Headers: x-trace, content-type\r\n\r\n";

  private final RawServer server = RawServer.start(head -> GRANT);
  private final WireClient client = WireClient.builder().requestsPerSecond(1000).build();

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  private Url url() {
    return Url.of("http://localhost:" + server.port() + "/x");
  }

  private FetchRequest put() {
    return FetchRequest.of(PAGE, url().toString())
        .method("PUT")
        .field("X-Trace", "1")
        .field("Content-Type", "application/json");
  }

  private static Verdict fetch(Profile profile, FetchRequest request, BrowserNetwork network) {
    return new Browser(profile, Clock.systemUTC()).fetch(request, network);
  }

  private static String names(String head) {
    return head.lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .map(line -> line.substring(0, line.indexOf(':')))
        .collect(Collectors.joining(" "));
  }

  @Test
  void asksAsChromiumDoes() {
    BrowserNetwork network = new BrowserNetwork(client, Profile.CHROMIUM, PAGE);
    assertThat(fetch(Profile.CHROMIUM, put(), network).isAllowed()).isTrue();
    String preflight = server.heads().get(0);
    assertThat(preflight)
        .startsWith("OPTIONS /x HTTP/1.1\r\n")
        .contains("\r\nAccess-Control-Request-Method: PUT\r\n")
        .contains("\r\nAccess-Control-Request-Headers: content-type,x-trace\r\n")
        .contains("\r\nOrigin: https://app.example\r\n")
        .contains("\r\nSec-Fetch-Site: cross-site\r\n")
        .contains("\r\nReferer: https://app.example/\r\n");
    assertThat(names(preflight))
        .isEqualTo(
            "Host Accept Access-Control-Request-Method Access-Control-Request-Headers Origin"
                + " User-Agent Sec-Fetch-Site Sec-Fetch-Mode Sec-Fetch-Dest Referer"
                + " Accept-Encoding Accept-Language Connection");
    assertThat(network.exchanges()).hasSize(2);
  }

  @Test
  void asksAsFirefoxDoes() {
    BrowserNetwork network = new BrowserNetwork(client, Profile.FIREFOX, PAGE);
    fetch(Profile.FIREFOX, put(), network);
    assertThat(names(server.heads().get(0))).startsWith("Host User-Agent Accept Accept-Encoding");
    assertThat(server.heads().get(0)).contains(" Firefox/153.0");
  }

  @Test
  void sendsNothingThatChangesSomething() {
    BrowserNetwork network = new BrowserNetwork(client, Profile.STANDARD, PAGE);
    fetch(Profile.STANDARD, put(), network);
    String actual = server.heads().get(1);
    assertThat(actual)
        .startsWith("GET /x HTTP/1.1\r\n")
        .contains("\r\nX-Trace: 1\r\n")
        .doesNotContain("Content-Type");
    assertThat(network.exchanges().get(1).request().method()).isEqualTo("GET");
  }

  @Test
  void sendsOtherMethodsWhenToldTo() {
    BrowserNetwork network =
        new BrowserNetwork(client, Profile.STANDARD, PAGE).allowing(Set.of("PUT"));
    fetch(Profile.STANDARD, put(), network);
    assertThat(server.heads().get(1))
        .startsWith("PUT /x HTTP/1.1\r\n")
        .contains("\r\nContent-Type: application/json\r\n");
  }

  @Test
  void sendsABodyAndTheMode() throws IOException {
    HttpServer echo =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    echo.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          Headers fields = exchange.getRequestHeaders();
          exchange.getResponseHeaders().set("X-Mode", fields.getFirst("Sec-Fetch-Mode"));
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    echo.start();
    try {
      BrowserNetwork network =
          new BrowserNetwork(client, Profile.STANDARD, PAGE)
              .withBody("déjà".getBytes(StandardCharsets.UTF_8))
              .withMode(RequestMode.NO_CORS)
              .allowing(Set.of("POST"));
      FetchRequest request =
          FetchRequest.of(PAGE, "http://127.0.0.1:" + echo.getAddress().getPort() + "/")
              .method("POST")
              .mode(RequestMode.NO_CORS)
              .body("text/plain");
      fetch(Profile.STANDARD, request, network);
      WireExchange exchange = network.exchanges().get(0);
      assertThat(exchange.request().fields().values("Content-Length")).containsExactly("6");
      WireResponse response = Objects.requireNonNull(exchange.response());
      assertThat(response.body())
          .isEqualTo("déjà".getBytes(StandardCharsets.UTF_8))
          .isEqualTo(exchange.request().body());
      assertThat(response.fields().get("X-Mode")).isEqualTo("no-cors");
    } finally {
      echo.stop(0);
    }
  }

  @Test
  void sendsACookieOnlyWithCredentialsAndToItsOrigin() {
    BrowserNetwork network =
        new BrowserNetwork(client, Profile.STANDARD, PAGE).withCookie(url(), "sid=1");
    fetch(Profile.STANDARD, put(), network);
    fetch(Profile.STANDARD, put().credentials(CredentialsMode.INCLUDE), network);
    assertThat(server.heads()).hasSize(4);
    assertThat(server.heads().stream().filter(head -> head.contains("\r\nCookie: sid=1\r\n")))
        .containsExactly(server.heads().get(3));
    BrowserNetwork elsewhere =
        new BrowserNetwork(client, Profile.STANDARD, PAGE)
            .withCookie(Url.of("http://127.0.0.1:" + server.port() + "/"), "sid=1");
    fetch(Profile.STANDARD, put().credentials(CredentialsMode.INCLUDE), elsewhere);
    assertThat(server.heads().get(5)).doesNotContain("Cookie");
  }

  /** As if 127.0.0.1 were a public address and 127.0.0.2 one inside. */
  @ParameterizedTest
  @CsvSource({"127.0.0.1, INTERNAL", "127.0.0.2, "})
  void followsNoRedirectFromOutsideToInside(String first, @Nullable Kind failure)
      throws IOException {
    String granted = "Access-Control-Allow-Origin: *\r\n\r\n";
    try (RawServer inside =
            RawServer.startAt("127.0.0.2", head -> "HTTP/1.1 200 OK\r\n" + granted);
        RawServer start =
            RawServer.startAt(
                first,
                head ->
                    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:"
                        + (inside.port() + "/\r\n" + granted));
        WireClient home =
            WireClient.builder()
                .requestsPerSecond(1000)
                .internal(address -> address.getHostAddress().equals("127.0.0.2"))
                .build()) {
      BrowserNetwork network = new BrowserNetwork(home, Profile.STANDARD, PAGE);
      String url = "http://" + first + ":" + start.port() + "/";
      Verdict verdict = fetch(Profile.STANDARD, FetchRequest.of(PAGE, url), network);

      WireFailure last = network.exchanges().get(1).failure();
      assertThat(last == null ? null : last.kind()).isEqualTo(failure);
      assertThat(verdict.isAllowed()).isEqualTo(failure == null);
      assertThat(inside.heads()).hasSize(failure == null ? 1 : 0);
      if (last != null) {
        assertThat(last.message())
            .isEqualTo(
                "127.0.0.2:" + inside.port() + " is inside, at 127.0.0.2, and was not asked");
      }
    }
  }

  @Test
  void failsTheFetchWhereThereIsNoAnswer() {
    server.close();
    BrowserNetwork network = new BrowserNetwork(client, Profile.STANDARD, PAGE);
    Verdict verdict = fetch(Profile.STANDARD, FetchRequest.of(PAGE, url().toString()), network);
    assertThat(verdict.isAllowed()).isFalse();
    assertThat(network.exchanges())
        .singleElement()
        .satisfies(exchange -> assertThat(exchange.failure()).isNotNull());
  }
}
