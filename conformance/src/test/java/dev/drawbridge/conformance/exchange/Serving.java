package dev.drawbridge.conformance.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The servers' part of one exchange: what each URL answers, and what was asked. */
final class Serving {
  private final Exchange exchange;
  private final Ports ports;
  private final List<List<RawRequest>> asked = new ArrayList<>();
  private @Nullable RawRequest broken;

  /**
   * Prepares the answers.
   *
   * @param exchange with fixed ports
   */
  Serving(Exchange exchange, Ports ports) {
    this.exchange = exchange;
    this.ports = ports;
    nextStep();
  }

  /** From now on the requests belong to the next step. */
  synchronized void nextStep() {
    asked.add(new ArrayList<>());
    broken = null;
  }

  /** The bytes to answer with; null to break off. */
  synchronized byte @Nullable [] answer(RawRequest request) {
    Exchange.Message message = message(request);
    // A browser may ask again where a connection broke off; that is no request of the fetch.
    if (message != null || broken == null || !request.repeats(broken)) {
      asked.get(asked.size() - 1).add(request);
    }
    if (message == null) {
      broken = request;
      return null;
    }
    boolean body = !request.method().equals("HEAD") && hasBody(message);
    return RawRequest.response(
        message.status(),
        message.headers().stream()
            .map(field -> List.of(field.get(0), ports.toReal(field.get(1))))
            .toList(),
        body ? "ok" : "");
  }

  private Exchange.@Nullable Message message(RawRequest request) {
    String url = ports.toFixed(request.url());
    for (Exchange.Hop hop : exchange.steps().get(asked.size() - 1).hops()) {
      if (hop.url().equals(url)) {
        return request.isPreflight() ? hop.preflight() : hop.response();
      }
    }
    return null;
  }

  private static boolean hasBody(Exchange.Message message) {
    return message.headers().stream()
        .anyMatch(f -> f.get(0).equalsIgnoreCase("Content-Length") && f.get(1).equals("2"));
  }

  /** The requests of a step in order, as the exchange names them. */
  synchronized List<Account.Request> requests(int step) {
    return asked.size() <= step
        ? List.of()
        : asked.get(step).stream().map(request -> request(step, request)).toList();
  }

  private Account.Request request(int step, RawRequest raw) {
    boolean preflight = raw.isPreflight();
    String origin = raw.field("Origin");
    String asked = raw.field("Access-Control-Request-Method");
    return new Account.Request(
        preflight ? "preflight" : "actual",
        ports.toFixed(raw.url()),
        origin == null ? null : ports.toFixed(origin),
        preflight && asked != null ? asked : raw.method(),
        raw.field("Access-Control-Request-Headers"),
        raw.field("Cookie") != null,
        preflight ? Map.of() : scriptFields(step, raw),
        raw.bodyLength() > 0);
  }

  /** What the wire has of the fields that script gave. */
  private Map<String, String> scriptFields(int step, RawRequest raw) {
    Map<String, String> fields = new TreeMap<>();
    for (String name : exchange.steps().get(step).request().settableNames()) {
      String value = raw.field(name);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }
}
