package dev.drawbridge.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kit does not ask: contexts as prefixes, and the one checked exception. */
final class CorsFilterTest {
  private static final CorsPolicy OPEN = CorsPolicy.builder().allowOrigins("*").build();
  private static final CorsPolicy SHOP =
      CorsPolicy.builder().allowOrigins("https://shop.example").build();
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static HttpHandler answer(String body) {
    return exchange -> {
      byte[] octets = body.getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, octets.length);
      exchange.getResponseBody().write(octets);
      exchange.close();
    };
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Origin", "https://shop.example").build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** The server runs the handler of {@code /admin} for all that begins with these letters. */
  @ParameterizedTest
  @CsvSource({
    "/admin, admin, ''",
    "/admin/x, admin, ''",
    "/adminx, admin, ''",
    "/%61dminx, admin, ''",
    "/admin.css, admin, ''",
    "/open, open, *",
    "/openx, open, *",
    "/shop/x, shop, https://shop.example",
    "/shopx, shop, ''",
    "/shop, root, *",
    "/left, left, ''",
    "/leftx, left, ''",
    "/, root, *",
    "/x, root, *",
  })
  void whatAContextAnswersIsUnderItsPolicy(String path, String body, String allowed)
      throws Exception {
    CorsFilter cors =
        new CorsFilter(
            CorsRoutes.builder()
                .route("/**", OPEN)
                .closed("/admin/**")
                .route("/shop/*", SHOP)
                .route("/shopx", SHOP)
                .unmanaged("/left/**")
                .build());
    cors.createContext(server, "/", answer("root"));
    cors.createContext(server, "/admin", answer("admin"));
    cors.createContext(server, "/open", answer("open"));
    cors.createContext(server, "/shop/", answer("shop"));
    cors.createContext(server, "/shopx", answer("shop"));
    cors.createContext(server, "/left", answer("left"));

    HttpResponse<String> answer = get(path.equals("/shopx") ? "/shopxy" : path);

    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue(ALLOW_ORIGIN).orElse("")).isEqualTo(allowed);
  }

  @Test
  void onePolicyEverywhereIsEverywhere() throws Exception {
    new CorsFilter(OPEN).createContext(server, "/api", answer("api"));
    assertThat(get("/apix").headers().firstValue(ALLOW_ORIGIN)).hasValue("*");
  }

  @Test
  void anIoExceptionIsAnsweredToo() throws Exception {
    new CorsFilter(SHOP)
        .createContext(
            server,
            "/",
            exchange -> {
              exchange.getResponseHeaders().set("X-Early", "1");
              throw new NoSuchFileException("items.json");
            });
    HttpResponse<String> answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue(ALLOW_ORIGIN)).hasValue("https://shop.example");
    assertThat(answer.headers().firstValue("X-Early")).isEmpty();
  }

  @Test
  void anAnswerThatHasBegunIsLeftUnfinished() {
    new CorsFilter(SHOP)
        .createContext(
            server,
            "/",
            exchange -> {
              exchange.sendResponseHeaders(200, 10);
              throw new IOException("in the middle");
            });
    assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class);
  }
}
