package dev.drawbridge.doctor.audit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** CORS as people write it by hand: who is trusted is up to the test, the rest is sound. */
final class Cors implements HttpHandler {
  private final Predicate<String> trusted;
  private final Map<String, String> always = new LinkedHashMap<>();
  private final Map<String, String> forTrusted = new LinkedHashMap<>();
  private final Map<String, String> onPreflights = new LinkedHashMap<>();
  private final List<Consumer<HttpExchange>> more = new ArrayList<>();

  private Cors(Predicate<String> trusted) {
    this.trusted = trusted;
    always.put("Vary", "Origin");
    forTrusted.put("Access-Control-Allow-Credentials", "true");
    onPreflights.put("Access-Control-Allow-Methods", "PUT, DELETE");
    onPreflights.put("Access-Control-Allow-Headers", "content-type");
    onPreflights.put("Access-Control-Max-Age", "600");
  }

  /** Trusts the origins that a test accepts, with credentials. */
  static Cors trusting(Predicate<String> trusted) {
    return new Cors(trusted);
  }

  /** Trusts the known origin, and those that a test accepts. */
  static Cors alsoTrusting(Predicate<String> trusted) {
    return new Cors(trusted.or(TestServer.KNOWN.toString()::equals));
  }

  /** Trusts the known origin and no other. */
  static Cors sound() {
    return new Cors(TestServer.KNOWN.toString()::equals);
  }

  /** Sends another value of a field to the trusted, or none. */
  Cors with(String name, @Nullable String value) {
    return put(forTrusted, name, value);
  }

  /** Sends another value of a field on granted preflights, or none. */
  Cors onPreflights(String name, @Nullable String value) {
    return put(onPreflights, name, value);
  }

  /** Sends another value of a field to everybody, or none. */
  Cors always(String name, @Nullable String value) {
    return put(always, name, value);
  }

  /** Does something more to every answer. */
  Cors and(Consumer<HttpExchange> change) {
    more.add(change);
    return this;
  }

  private Cors put(Map<String, String> fields, String name, @Nullable String value) {
    if (value == null) {
      fields.remove(name);
    } else {
      fields.put(name, value);
    }
    return this;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    handle(exchange, exchange.getRequestHeaders().getOrDefault("Origin", List.of()));
  }

  void handle(HttpExchange exchange, List<String> origins) throws IOException {
    Headers answer = exchange.getResponseHeaders();
    boolean preflight = exchange.getRequestMethod().equals("OPTIONS");
    always.forEach(answer::set);
    if (origins.size() == 1 && trusted.test(origins.get(0))) {
      answer.set("Access-Control-Allow-Origin", origins.get(0));
      forTrusted.forEach(answer::set);
      if (preflight) {
        onPreflights.forEach(answer::set);
      }
    }
    more.forEach(one -> one.accept(exchange));
    TestServer.end(exchange, preflight ? 204 : 200);
  }
}
