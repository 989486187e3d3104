package dev.drawbridge.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a running application, and says in one line what of CORS is in the answer. */
record Asked(int port) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The answer to a request, such as {@code 200 https://shop.example}. */
  String get(String path, String origin) {
    return line(send(request(path).header("Origin", origin).GET()));
  }

  /** The answer to a preflight, such as {@code 204 https://shop.example PUT, DELETE}. */
  String preflight(String path, String origin, String method) {
    return line(
        send(
            request(path)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)));
  }

  /** The body of an answer. */
  String body(String path, String... fields) {
    HttpRequest.Builder request = request(path).GET();
    return send(fields.length == 0 ? request : request.headers(fields)).body();
  }

  /**
   * The answer to a request in one line, such as {@code PUT /items; Origin: https://a.example}:
   * status and fields of CORS, their names without {@code Access-Control-}.
   */
  String told(String line) {
    List<String> parts = List.of(line.split("; ", -1));
    String[] target = parts.get(0).split(" ", -1);
    HttpRequest.Builder request = request(target[1]);
    request.method(target[0], HttpRequest.BodyPublishers.noBody());
    for (String field : parts.subList(1, parts.size())) {
      String[] pair = field.split(": ", 2);
      request.header(pair[0], pair[1]);
    }
    HttpResponse<String> answer = send(request);
    StringBuilder told = new StringBuilder("" + answer.statusCode());
    for (String name :
        List.of("Allow-Origin", "Allow-Methods", "Allow-Headers", "Max-Age", "Vary")) {
      String field = name.equals("Vary") ? name : "Access-Control-" + name;
      List<String> lines = answer.headers().allValues(field);
      if (!lines.isEmpty()) {
        told.append("; ").append(name).append(": ").append(String.join(", ", lines));
      }
    }
    return told.toString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static String line(HttpResponse<String> answer) {
    Stream<String> fields =
        Stream.of("Access-Control-Allow-Origin", "Access-Control-Allow-Methods")
            .map(answer.headers()::allValues)
            .flatMap(List::stream);
    return Stream.concat(Stream.of("" + answer.statusCode()), fields)
        .collect(Collectors.joining(" "));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
