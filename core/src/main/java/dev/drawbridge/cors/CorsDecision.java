package dev.drawbridge.cors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server side decided about a request: which fields the answer carries, whether it is
 * given here or the request passes on, and why.
 *
 * <p>A constant, compiled with its policy: a request that began under one policy is answered under
 * it, whatever is configured meanwhile. What must be echoed is read from the request when the
 * decision is written.
 */
public final class CorsDecision {
  /** What kind of request it was, and whether the policy allows it. */
  public enum Kind {
    /** A request without {@code Origin}. */
    NOT_CORS,
    /** An actual request of an allowed origin. */
    ACTUAL,
    /** An actual request of an origin that is not allowed. */
    DENIED,
    /** A CORS-preflight request that is granted. */
    PREFLIGHT_GRANTED,
    /** A CORS-preflight request that is refused. */
    PREFLIGHT_REFUSED
  }

  private final Kind kind;
  private final int status;
  private final @Nullable Refusal refusal;
  private final FieldLine[] echoes;
  private final FixedFields fixed;
  private final FixedFields fixedAndVary;
  private final VaryNames vary;
  private final AllowedHeaders headers;
  private final List<CorsField> owned;

  CorsDecision(
      Kind kind,
      int status,
      @Nullable Refusal refusal,
      List<FieldLine> lines,
      VaryNames vary,
      AllowedHeaders headers,
      List<CorsField> owned) {
    this.kind = kind;
    this.status = status;
    this.refusal = refusal;
    this.echoes = lines.stream().filter(line -> !line.isLiteral()).toArray(FieldLine[]::new);
    List<FieldLine> literals = lines.stream().filter(FieldLine::isLiteral).toList();
    this.fixed = new FixedFields(literals);
    this.fixedAndVary = vary.isEmpty() ? fixed : new FixedFields(vary.addedTo(literals));
    this.vary = vary;
    this.headers = headers;
    this.owned = owned;
  }

  /** Returns what kind of request it was, and whether the policy allows it. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns whether the request is answered here, with {@link #status()}, and passes no further.
   */
  public boolean answersHere() {
    return status != 0;
  }

  /** Returns the status of the answer that is given here; 0 if the request passes on. */
  public int status() {
    return status;
  }

  /** Returns the step that failed; null if nothing is refused. */
  public @Nullable Refusal refusal() {
    return refusal;
  }

  /** Returns whether the request was a CORS-preflight request. */
  public boolean isPreflight() {
    return kind == Kind.PREFLIGHT_GRANTED || kind == Kind.PREFLIGHT_REFUSED;
  }

  /**
   * Returns the fields that the policy alone sets: an application's own are dropped before the
   * decision is written, also where it sends none of them. {@code Timing-Allow-Origin} is among
   * them where the policy sets it.
   */
  public List<CorsField> owned() {
    return owned;
  }

  /**
   * Says whether a field of a response is one that the policy alone sets.
   *
   * @param name a field name in any case
   */
  public boolean owns(String name) {
    return CorsField.isOwned(name)
        || (owned.contains(CorsField.TIMING_ALLOW_ORIGIN)
            && CorsField.TIMING_ALLOW_ORIGIN.value().equalsIgnoreCase(name));
  }

  /**
   * Writes the decision's fields to an answer, whoever gives it: replaces CORS fields of the same
   * names, merges {@code Vary}.
   *
   * @param request the request that was decided
   */
  public <Q, S> void writeTo(
      Q request, RequestReader<Q> reader, S response, ResponseWriter<S> writer) {
    String origin = echoes.length == 0 ? null : reader.get(request, CorsField.ORIGIN);
    writeTo(origin, request, reader, response, writer);
  }

  /**
   * Writes as {@link #writeTo(Object, RequestReader, Object, ResponseWriter)} does, without another
   * look at the {@code Origin}.
   *
   * @param origin what {@link CorsProcessor#decide(String, Object, RequestReader)} was told
   */
  public <Q, S> void writeTo(
      @Nullable String origin,
      Q request,
      RequestReader<Q> reader,
      S response,
      ResponseWriter<S> writer) {
    for (FieldLine line : echoes) {
      String value = line.resolve(origin, request, reader, headers);
      if (value != null) {
        writer.set(response, line.field(), value);
      }
    }
    boolean merges = !vary.isEmpty() && writer.get(response, CorsField.VARY, 0) != null;
    FixedFields rest = merges ? fixed : fixedAndVary;
    if (!rest.isEmpty()) {
      writer.setAll(response, rest);
    }
    if (merges) {
      vary.mergeInto(response, writer);
    }
  }

  /**
   * Returns what in the request was refused: the origin, the method or the first field name, as it
   * came and untrusted; null if nothing was, {@link RequestReader#SEVERAL} in place of more than
   * one origin. For logs.
   *
   * @param request the request that was decided
   */
  public <Q> @Nullable String culprit(Q request, RequestReader<Q> reader) {
    if (refusal == null) {
      return null;
    }
    return switch (refusal) {
      case ORIGIN_NOT_ALLOWED, ORIGIN_MALFORMED, CORS_CLOSED ->
          reader.only(request, CorsField.ORIGIN);
      case METHOD_MALFORMED, METHOD_NOT_ALLOWED ->
          reader.get(request, CorsField.ACCESS_CONTROL_REQUEST_METHOD);
      case HEADER_LIST_MALFORMED,
          HEADER_LIST_TOO_LARGE,
          HEADER_NOT_ALLOWED,
          AUTHORIZATION_NOT_NAMED ->
          headers.culprit(request, reader);
    };
  }

  @Override
  public String toString() {
    return refusal == null ? kind.toString() : kind + " (" + refusal.code() + ")";
  }
}
