package dev.drawbridge.doctor.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message explained. */
public final class Explanation {
  private final Message message;
  private final Facts facts;
  private final Phase phase;
  private final int count;
  private final List<Cause> causes;
  private final Probes probes;

  Explanation(
      Message message, Facts facts, Phase phase, int count, List<Cause> causes, Probes probes) {
    this.message = message;
    this.facts = facts;
    this.phase = phase;
    this.count = count;
    this.causes = List.copyOf(causes);
    this.probes = probes;
  }

  /** Returns the stable name of the message, such as {@code chromium-no-allow-origin}. */
  public String message() {
    return message.id();
  }

  /** Returns who printed it, null if several engines do. */
  public @Nullable Engine engine() {
    return message.engine();
  }

  /** Returns which request was blocked. */
  public Phase phase() {
    return phase;
  }

  /** Says whether it is about CORS at all. */
  public boolean isCors() {
    return phase != Phase.NONE;
  }

  /** Returns how often it was pasted. */
  public int count() {
    return count;
  }

  /** Returns the URL at which the fetch failed, null if the message does not tell. */
  public @Nullable String url() {
    return facts.get(Fact.URL);
  }

  /** Returns the URL that the page asked for, where a redirect led away from it. */
  public @Nullable String initialUrl() {
    return facts.get(Fact.INITIAL);
  }

  /** Returns the page's origin, or what was sent in its place, null if the message is silent. */
  public @Nullable String origin() {
    return facts.get(Fact.ORIGIN);
  }

  /** Returns what asked, such as {@code fetch}, null if the message does not tell. */
  public @Nullable String kind() {
    return facts.get(Fact.KIND);
  }

  /** Returns the request's method, null if nothing tells. */
  public @Nullable String method() {
    return facts.get(Fact.METHOD);
  }

  /** Returns the name of the field that failed, null if none is named. */
  public @Nullable String header() {
    return facts.get(Fact.HEADER);
  }

  /** Returns the value of the answer's field that failed, null if none is quoted. */
  public @Nullable String value() {
    return facts.has(Fact.VALUE) ? facts.get(Fact.VALUE) : facts.get(Fact.LOCATION);
  }

  /** Returns the status of the answer, 0 if nothing tells. */
  public int status() {
    return facts.status();
  }

  /** Returns what may be behind it, the most likely first; never empty. */
  public List<Cause> causes() {
    return causes;
  }

  /** Returns the requests that tell the causes apart. */
  public Probes probes() {
    return probes;
  }

  /** Says how the value differs from the page's origin, null if there is nothing to compare. */
  public @Nullable String difference() {
    String value = value();
    String origin = origin();
    if (value == null || origin == null || !message.id().endsWith("-mismatch")) {
      return null;
    }
    return OriginDifference.of(value, origin);
  }

  @Override
  public String toString() {
    return message.id() + " " + phase.word() + " " + facts + " " + count;
  }
}
