package dev.drawbridge.lambda;

import dev.drawbridge.testkit.ConformanceKit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The kit's application as a function; knows no format of events. */
final class KitApplication {
  /** What the function answers; its maps cannot be changed. */
  record Reply(int status, Map<String, String> fields, String body, boolean base64) {
    static Reply of(int status, String body, String... fields) {
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < fields.length; i += 2) {
        map.put(fields[i], fields[i + 1]);
      }
      return new Reply(status, Map.copyOf(map), body, false);
    }
  }

  private final AtomicInteger calls = new AtomicInteger();

  Reply answer(String method, String path, @Nullable String base64) {
    if (path.matches("/items/[^/]+")) {
      return item(method, path.substring("/items/".length()));
    }
    if (path.startsWith("/own/")) {
      Map<String, String> fields = new LinkedHashMap<>();
      ConformanceKit.own(path.substring("/own/".length()))
          .forEach(line -> fields.merge(line.name(), line.value(), (a, b) -> a + ", " + b));
      return new Reply(200, Map.copyOf(fields), "data: own\n\n", false);
    }
    return switch (path) {
      case "/throws" -> throw new IllegalStateException("thrown by the application");
      // A function has answered when it returns: what is late is waited for.
      case "/async" ->
          CompletableFuture.supplyAsync(() -> Reply.of(200, "from another thread")).join();
      case "/own-late" -> late();
      case "/own-async" -> CompletableFuture.supplyAsync(KitApplication::late).join();
      case "/async-throws" ->
          CompletableFuture.<Reply>supplyAsync(
                  () -> {
                    throw new IllegalStateException("thrown on another thread");
                  })
              .join();
      case "/post-only" -> Reply.of(405, "");
      case "/protected" -> Reply.of(401, "", "WWW-Authenticate", "Basic realm=\"kit\"");
      case "/large" -> Reply.of(200, "a".repeat(4 << 20));
      case "/echo" -> new Reply(200, Map.of(), base64 == null ? "" : base64, true);
      case "/own-vary" -> Reply.of(200, "", "vary", "Accept-Encoding");
      case "/own-vary-star" -> Reply.of(200, "", "Vary", "*");
      case "/own-vary-origin" -> Reply.of(200, "", "VARY", "accept, origin");
      case "/reset" -> Reply.of(200, "reset");
      case "/redirect" -> Reply.of(302, "", "Location", "/items/1");
      case "/not-modified" -> Reply.of(304, "", "ETag", "\"1\"");
      case "/own-cors" -> ownCors();
      default -> Reply.of(404, "");
    };
  }

  private static Reply late() {
    Map<String, String> fields = new LinkedHashMap<>();
    ConformanceKit.own("late").forEach(line -> fields.put(line.name(), line.value()));
    return new Reply(200, Map.copyOf(fields), "late", false);
  }

  private static Reply ownCors() {
    return Reply.of(
        200,
        "",
        "access-control-allow-origin",
        "*",
        "Access-Control-Allow-Credentials",
        "true",
        "Access-Control-Expose-Headers",
        "X-Own");
  }

  private Reply item(String method, String name) {
    if (method.equals("OPTIONS")) {
      return Reply.of(200, "", "Allow", "GET, PUT, DELETE", "X-Plain", "yes");
    }
    return Reply.of(
        200,
        "{\"id\":\"" + name + "\"}",
        "ETag",
        "\"1\"",
        "Content-Type",
        "application/json",
        "X-Calls",
        "" + calls.incrementAndGet());
  }

  /** The fields as lists, for the format that has lists. */
  static Map<String, List<String>> lists(Map<String, String> fields) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    fields.forEach((name, value) -> lists.put(name, List.of(value)));
    return lists;
  }
}
