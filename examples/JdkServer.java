import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** The server of the JDK behind a policy: the engine, and an adapter of two small classes. */
public final class JdkServer {
  /** How requests are read: the carrier is what the framework calls a request. */
  static final class Reader implements RequestReader<HttpExchange> {
    @Override
    public String method(HttpExchange request) {
      return request.getRequestMethod();
    }

    @Override
    public String get(HttpExchange request, CorsField field) {
      return request.getRequestHeaders().getFirst(field.value());
    }

    @Override
    public String get(HttpExchange request, CorsField field, int index) {
      return line(request.getRequestHeaders().get(field.value()), index);
    }
  }

  /** How answers are written. */
  static final class Writer implements ResponseWriter<HttpExchange> {
    @Override
    public void set(HttpExchange response, CorsField field, String value) {
      response.getResponseHeaders().set(field.value(), value);
    }

    @Override
    public void add(HttpExchange response, CorsField field, String value) {
      response.getResponseHeaders().add(field.value(), value);
    }

    @Override
    public String get(HttpExchange response, CorsField field, int index) {
      return line(response.getResponseHeaders().get(field.value()), index);
    }
  }

  private static String line(List<String> lines, int index) {
    return lines != null && index < lines.size() ? lines.get(index) : null;
  }

  public static void main(String[] arguments) throws IOException {
    CorsProcessor cors =
        CorsProcessor.of(
            CorsPolicy.builder()
                .allowOrigins("https://shop.example")
                .allowMethods("PUT")
                .allowCredentials(true)
                .build());
    RequestReader<HttpExchange> reader = new Reader();
    ResponseWriter<HttpExchange> writer = new Writer();

    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8090), 0);
    server.createContext(
        "/",
        exchange -> {
          CorsDecision decision = cors.process(exchange, reader, exchange, writer);
          if (decision.answersHere()) {
            exchange.sendResponseHeaders(decision.status(), -1); // a preflight goes no further
          } else {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("the order\n".getBytes());
          }
          exchange.close();
        });
    server.start();
    System.out.println("listening on http://127.0.0.1:" + server.getAddress().getPort());
  }
}
