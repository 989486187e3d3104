package dev.drawbridge.cors;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one policy grants and another does not: an example, which a request can try.
 *
 * <p>A policy grants to pages of its origins that they read answers, and with them the fields that
 * it exposes and resource timing; that they do so with credentials; and that they send its methods
 * and fields. How long a preflight is kept, what becomes of what is refused, and Cross-Origin
 * Resource Policy are no grants.
 *
 * @param kind what is granted
 * @param entry the entry of the policy that grants it, such as {@code https://*.example}; {@code
 *     true} where the setting is a switch
 * @param origin an origin to which it is granted
 * @param value the method, or the field's name, that is granted; empty where the kind says it all
 */
public record Widening(Kind kind, String entry, String origin, String value) {
  /** What a policy can grant; in the order of its settings. */
  public enum Kind {
    /** That pages of an origin read answers at all. */
    ALLOW_ORIGINS("read answers"),
    /** That they send a method that is not CORS-safelisted. */
    ALLOW_METHODS("send the method %s"),
    /** That they send a request field that is not CORS-safelisted. */
    ALLOW_HEADERS("send the field %s"),
    /** That they read a response field that is not CORS-safelisted. */
    EXPOSE_HEADERS("read the field %s"),
    /** That they read answers to requests with credentials. */
    ALLOW_CREDENTIALS("read answers to requests with credentials"),
    /** That they read resource timing. */
    TIMING_ALLOW_ORIGIN("read resource timing");

    private final String what;

    Kind(String what) {
      this.what = what;
    }

    /** Returns the setting's key in a policy file, such as {@code allow-origins}. */
    public String setting() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Returns what a policy grants beyond another: an example for each entry that does, in the order
   * of {@link Kind} and of the entries. None exactly if everything that the policy grants, the
   * other one grants too. Made while it is read; the first costs little.
   *
   * @param policy the policy that may be wider
   * @param than the policy that it is held against
   */
  public static Stream<Widening> of(CorsPolicy policy, CorsPolicy than) {
    return new PolicyInclusion(policy, than).widenings();
  }

  /** Returns a sentence without full stop about it, such as {@code pages of … may send PUT}. */
  public String what() {
    return "pages of " + origin + " may " + String.format(Locale.ROOT, kind.what, value);
  }

  /** Returns the sentence with the entry that grants it. */
  @Override
  public String toString() {
    return what() + " (" + kind.setting() + ": " + Quoted.of(entry) + ")";
  }
}
