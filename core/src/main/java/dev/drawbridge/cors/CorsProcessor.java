package dev.drawbridge.cors;

import org.jspecify.annotations.Nullable;

/**
 * The server's side of CORS: decides about requests under a policy that may be replaced while
 * requests run. Generic in the carrier, safe for use by many threads, without allocation on the
 * usual ways, and never throws on a request, unless its listener does. A request with more than one
 * {@code Origin}, which no browser sends, is refused like one whose {@code Origin} is malformed.
 */
public final class CorsProcessor {
  private final @Nullable CorsListener listener;
  private volatile CompiledPolicy compiled;

  private CorsProcessor(CompiledPolicy compiled, @Nullable CorsListener listener) {
    this.compiled = compiled;
    this.listener = listener;
  }

  /** Returns a processor of a policy. */
  public static CorsProcessor of(CorsPolicy policy) {
    return new CorsProcessor(new CompiledPolicy(policy), null);
  }

  /**
   * Returns a processor of a policy whose decisions are watched.
   *
   * @param listener called once for each decision; what it throws reaches the caller of {@link
   *     #decide}
   */
  public static CorsProcessor of(CorsPolicy policy, CorsListener listener) {
    return new CorsProcessor(new CompiledPolicy(policy), listener);
  }

  /**
   * Returns a processor that lets the Same-Origin Policy stand: it sends no CORS field and refuses
   * every preflight.
   */
  public static CorsProcessor closed() {
    return new CorsProcessor(new CompiledPolicy(), null);
  }

  /**
   * Returns a processor as {@link #closed()} does, whose decisions are watched.
   *
   * @param listener called once for each decision; what it throws reaches the caller of {@link
   *     #decide}
   */
  public static CorsProcessor closed(CorsListener listener) {
    return new CorsProcessor(new CompiledPolicy(), listener);
  }

  /** Returns the policy in force; null if the processor is closed. */
  public @Nullable CorsPolicy policy() {
    return compiled.policy();
  }

  /** Puts another policy in force, at once and for all threads; decisions made stay as they are. */
  public void reconfigure(CorsPolicy policy) {
    compiled = new CompiledPolicy(policy);
  }

  /** Returns what is decided about a request; writes nothing. */
  public <C> CorsDecision decide(C request, RequestReader<C> reader) {
    return decide(reader.only(request, CorsField.ORIGIN), request, reader);
  }

  /**
   * Decides about a request and writes the decision to its answer; the same as {@link #decide} and
   * {@link CorsDecision#writeTo}, with one look at the {@code Origin}.
   */
  public <Q, S> CorsDecision process(
      Q request, RequestReader<Q> reader, S response, ResponseWriter<S> writer) {
    String origin = reader.only(request, CorsField.ORIGIN);
    CorsDecision decision = decide(origin, request, reader);
    decision.writeTo(origin, request, reader, response, writer);
    return decision;
  }

  /**
   * Returns what is decided about a request whose {@code Origin} is in hand.
   *
   * @param origin what {@link RequestReader#only} returns
   */
  public <C> CorsDecision decide(@Nullable String origin, C request, RequestReader<C> reader) {
    CorsDecision decision = compiled.decide(origin, request, reader);
    if (listener != null) {
      listener.decided(decision, origin);
    }
    return decision;
  }
}
