package dev.drawbridge.doctor.audit;

import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireFailure;
import dev.drawbridge.wire.WireResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A probe and what came back.
 *
 * @param probe what was asked
 * @param exchange what went over the wire
 */
record Observation(Probe probe, WireExchange exchange) {
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
  private static final int SHOWN = 200;
  private static final Set<WireFailure.Kind> GONE =
      EnumSet.of(
          WireFailure.Kind.EXHAUSTED,
          WireFailure.Kind.INTERNAL,
          WireFailure.Kind.TIMEOUT,
          WireFailure.Kind.REFUSED,
          WireFailure.Kind.UNREACHABLE);

  private static final List<String> TELLING =
      List.of(
          ALLOW_ORIGIN,
          ALLOW_CREDENTIALS,
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Headers",
          "Access-Control-Max-Age",
          "Access-Control-Expose-Headers",
          "Access-Control-Allow-Private-Network",
          "Vary",
          "Age",
          "X-Cache");

  /** The status, 0 if there was no answer. */
  int status() {
    WireResponse response = exchange.response();
    return response == null ? 0 : response.status();
  }

  FieldList fields() {
    WireResponse response = exchange.response();
    return response == null ? FieldList.EMPTY : response.fields();
  }

  /** Whether there is no answer that says anything. */
  boolean isLost() {
    return status() == 0 || status() == 429 || status() == 503;
  }

  /** Whether the server wants no more of this, or is not there. */
  boolean isTurnedAway() {
    WireFailure failure = exchange.failure();
    return isLost() && (failure == null || GONE.contains(failure.kind()));
  }

  boolean isOk() {
    return status() >= 200 && status() <= 299;
  }

  /** The combined value of Access-Control-Allow-Origin, null if it is absent. */
  @Nullable String allowOrigin() {
    return fields().get(ALLOW_ORIGIN);
  }

  /** Whether the answer may be read by, or the preflight is granted to, the very origin asked. */
  boolean trusts() {
    return probe.origin() != null && trusts(probe.origin());
  }

  boolean trusts(String origin) {
    return origin.equals(allowOrigin()) && (isOk() || !probe.isPreflight());
  }

  /** Whether the answer is for the origin asked or for all. */
  boolean isShared() {
    return trusts() || trusts("*");
  }

  boolean allowsCredentials() {
    return fields().values(ALLOW_CREDENTIALS).equals(List.of("true"));
  }

  /** The tokens of a list field in lower case, those that are none left as they are. */
  Stream<String> names(String field) {
    return fields().values(field).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(element -> element.strip().toLowerCase(Locale.ROOT))
        .filter(element -> !element.isEmpty());
  }

  boolean lists(String field, String name) {
    return names(field).anyMatch(name.toLowerCase(Locale.ROOT)::equals);
  }

  Evidence evidence(String expected) {
    return evidence(observed(), expected);
  }

  Evidence evidence(String observed, String expected) {
    return new Evidence(exchange.curl(), observed, expected);
  }

  /** The status and the fields that matter, or why there was no answer. */
  String observed() {
    if (exchange.response() == null) {
      return exchange.failure() == null ? "no answer" : exchange.failure().message();
    }
    String lines =
        TELLING.stream()
            .flatMap(name -> fields().values(name).stream().map(value -> name + ": " + cut(value)))
            .collect(Collectors.joining(", "));
    boolean none = allowOrigin() == null;
    return status() + (none ? ", no " + ALLOW_ORIGIN : "") + (lines.isEmpty() ? "" : ", " + lines);
  }

  private static String cut(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }
}
