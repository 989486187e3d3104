package dev.drawbridge.gateway.observe;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.Refusal;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.stage.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a line of the access log. Both hold the same, and both escape as JSON does: what is
 * not printable ASCII never stands in a line, and a quote never ends a string.
 */
public enum LineFormat {
  /** {@code time client "request" status key=value …}, for people and grep. */
  TEXT {
    @Override
    void write(Exchange exchange, long millis, LineBuffer line) {
      line.time(startOf(exchange, millis)).ascii(' ').escaped(exchange.client(), CLIENT);
      line.ascii(" \"").escaped(exchange.method(), METHOD).ascii(' ');
      line.escaped(exchange.target(), TARGET).ascii(' ').escaped(exchange.protocol(), METHOD);
      line.ascii("\" ").number(exchange.status());
      details(exchange, line);
      line.ascii('\n');
    }

    @Override
    LineBuffer key(LineBuffer line, String key) {
      return line.ascii(' ').ascii(key).ascii('=');
    }
  },

  /** One JSON object. */
  JSON {
    @Override
    void write(Exchange exchange, long millis, LineBuffer line) {
      line.ascii("{\"time\":\"").time(startOf(exchange, millis)).ascii('"');
      string(line, "client", exchange.client(), CLIENT);
      string(line, "method", exchange.method(), METHOD);
      string(line, "target", exchange.target(), TARGET);
      string(line, "protocol", exchange.protocol(), METHOD);
      key(line, "status").number(exchange.status());
      details(exchange, line);
      line.ascii("}\n");
    }

    @Override
    LineBuffer key(LineBuffer line, String key) {
      return line.ascii(",\"").ascii(key).ascii("\":");
    }
  };

  private static final int CLIENT = 64;
  private static final int METHOD = 64;
  private static final int TARGET = 1024;
  private static final int NAME = 256;
  private static final int ORIGIN = 384;

  abstract void write(Exchange exchange, long millis, LineBuffer line);

  abstract LineBuffer key(LineBuffer line, String key);

  final void details(Exchange exchange, LineBuffer line) {
    key(line, "in").number(exchange.requestBytes());
    key(line, "out").number(exchange.responseBytes());
    key(line, "ms").milliseconds(exchange.durationNanos());
    if (exchange.upstreamNanos() >= 0) {
      key(line, "upstream_ms").milliseconds(exchange.upstreamNanos());
    }
    string(line, "host", exchange.host(), NAME);
    string(line, "origin", exchange.origin(), ORIGIN);
    CompiledRoute route = exchange.route();
    if (route != null) {
      string(line, "route", route.name(), NAME);
      string(line, "policy", route.policyName(), NAME);
    }
    decision(exchange, line);
    string(line, "failure", exchange.failure(), NAME);
  }

  private void decision(Exchange exchange, LineBuffer line) {
    CorsDecision decision = exchange.decision();
    if (decision == null || decision.kind() == CorsDecision.Kind.NOT_CORS) {
      return;
    }
    string(line, "cors", Decisions.label(decision.kind()), NAME);
    Refusal refusal = decision.refusal();
    if (refusal != null) {
      string(line, "refusal", refusal.code(), NAME);
      string(line, "culprit", exchange.culprit(), ORIGIN);
    }
  }

  final void string(LineBuffer line, String key, @Nullable String value, int cap) {
    if (value != null) {
      key(line, key).ascii('"').escaped(value, cap).ascii('"');
    }
  }

  static long startOf(Exchange exchange, long millis) {
    return millis - exchange.durationNanos() / 1_000_000;
  }
}
