package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Whether a server keeps the rules: who answers wrong is not measured. */
final class Probe {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final List<String> faults = new ArrayList<>();

  private Probe(int port) {
    this.port = port;
  }

  /** Whether the first proxied answer comes by now. */
  static boolean answers(int port) {
    String request =
        "GET /small HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: %s\r\nConnection: close\r\n\r\n"
            .formatted(port, Rules.ALLOWED);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false;
    }
  }

  /** All that is wrong with the answers of the gateway on {@code port}. */
  static List<String> faults(int port) throws IOException, InterruptedException {
    Probe probe = new Probe(port);
    for (String origin : List.of(Rules.ALLOWED, Rules.ORIGINS.get(0), Rules.ORIGINS.get(99))) {
      probe.actual(origin);
    }
    probe.large();
    probe.foreign();
    probe.preflight();
    probe.refused();
    return probe.faults;
  }

  private HttpResponse<byte[]> send(
      String method, String path, List<Map.Entry<String, String>> fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, BodyPublishers.noBody());
    fields.forEach(field -> request.header(field.getKey(), field.getValue()));
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void expect(String what, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      faults.add(what + ": " + actual + ", expected " + expected);
    }
  }

  private void expectNames(String what, HttpResponse<?> response, String field, String... names) {
    TreeSet<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : response.headers().allValues(field)) {
      Arrays.stream(line.split(",")).map(String::strip).forEach(found::add);
    }
    if (!found.containsAll(List.of(names))) {
      faults.add("%s: %s %s, expected %s".formatted(what, field, found, List.of(names)));
    }
  }

  private void actual(String origin) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send("GET", "/small", List.of(Map.entry("Origin", origin)));
    String what = "GET of " + origin;
    expect(what, response.statusCode(), 200);
    expect(what, response.headers().allValues(ALLOW_ORIGIN), List.of(origin));
    expect(what, response.headers().allValues("Access-Control-Allow-Credentials"), List.of("true"));
    expectNames(what, response, "Access-Control-Expose-Headers", "ETag", "X-Request-Id");
    expectNames(what, response, "Vary", "Origin");
    expect(what, new String(response.body(), StandardCharsets.US_ASCII), Upstream.SMALL);
  }

  private void large() throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send("GET", "/large", Load.BODY_32.fields());
    expect("large body", Arrays.equals(response.body(), Upstream.large()), true);
  }

  private void foreign() throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send("GET", "/small", List.of());
    expect("GET without Origin", response.statusCode(), 200);
    expect("GET without Origin", response.headers().allValues(ALLOW_ORIGIN), List.of());
    expectNames("GET without Origin", response, "Vary", "Origin");
    HttpResponse<byte[]> other = send("GET", "/small", List.of(Map.entry("Origin", Rules.REFUSED)));
    expect("GET of a refused origin", other.headers().allValues(ALLOW_ORIGIN), List.of());
  }

  private void preflight() throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send("OPTIONS", "/small", Load.PREFLIGHT_64.fields());
    expect("preflight", response.statusCode() / 100, 2);
    expect("preflight", response.headers().allValues(ALLOW_ORIGIN), List.of(Rules.ALLOWED));
    expect(
        "preflight",
        response.headers().allValues("Access-Control-Allow-Credentials"),
        List.of("true"));
    expect("preflight", response.headers().allValues("Access-Control-Max-Age"), List.of("3600"));
    expectNames("preflight", response, "Access-Control-Allow-Methods", "PUT");
    expectNames(
        "preflight", response, "Access-Control-Allow-Headers", "Authorization", "Content-Type");
    expect("preflight", response.body().length, 0);
  }

  private void refused() throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send("OPTIONS", "/small", Load.REFUSED_64.fields());
    expect("refused preflight", response.statusCode(), 403);
    expect("refused preflight", response.headers().allValues(ALLOW_ORIGIN), List.of());
    expect("refused preflight", new String(response.body(), StandardCharsets.UTF_8).strip(), "");
  }
}
