package dev.drawbridge.cors;

import dev.drawbridge.origin.Origin;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code allow-origins}: an exact origin; an origin whose host begins with {@code *.},
 * for one or more labels and never the apex; an origin whose port is {@code *}, for any port, the
 * absent one included; {@code *} for all origins; or {@code null} for opaque ones. There are no
 * regular expressions and no callbacks.
 *
 * <p>The labels that {@code *.} stands for are of lower-case letters, digits, {@code -} and {@code
 * _}.
 */
public final class OriginPattern {
  static final int MAX_LENGTH = 326;
  private static final String SUBDOMAINS = "://*.";
  private static final String ANY_PORT = ":*";

  private enum Kind {
    ANY,
    NULL,
    TUPLE
  }

  private final String text;
  private final Kind kind;
  private final boolean subdomains;
  private final boolean anyPort;

  /** The origin without its wildcards; opaque for {@code *} and {@code null}. */
  private final Origin base;

  private OriginPattern(String text, Kind kind, Origin base) {
    this.text = text;
    this.kind = kind;
    this.base = base;
    this.subdomains = kind == Kind.TUPLE && text.contains(SUBDOMAINS);
    this.anyPort = kind == Kind.TUPLE && text.endsWith(ANY_PORT);
  }

  /** Returns the pattern of a text, or null if it is none. */
  public static @Nullable OriginPattern parse(String text) {
    if (text.equals("*")) {
      return new OriginPattern(text, Kind.ANY, Origin.opaque());
    }
    if (text.equals("null")) {
      return new OriginPattern(text, Kind.NULL, Origin.opaque());
    }
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    Origin base = Origin.parse(withoutWildcards(text));
    boolean pattern =
        base != null
            && !base.isOpaque()
            && !(text.contains(SUBDOMAINS) && OriginPatternFault.isIpAddress(base));
    return pattern ? new OriginPattern(text, Kind.TUPLE, Objects.requireNonNull(base)) : null;
  }

  /**
   * Returns the pattern of a text.
   *
   * @throws IllegalArgumentException if it is none; the message says why and what to write
   */
  public static OriginPattern of(String text) {
    OriginPattern pattern = parse(text);
    if (pattern == null) {
      PolicyProblem problem = OriginPatternFault.problemOf(text, 0);
      throw new IllegalArgumentException(problem.message() + " " + problem.fix());
    }
    return pattern;
  }

  /** Returns the text with {@code *.} and {@code :*} taken out where a pattern may have them. */
  static String withoutWildcards(String text) {
    String exact =
        text.endsWith(ANY_PORT) ? text.substring(0, text.length() - ANY_PORT.length()) : text;
    int scheme = exact.indexOf("://");
    return scheme >= 0 && exact.startsWith(SUBDOMAINS, scheme)
        ? exact.substring(0, scheme + 3) + exact.substring(scheme + SUBDOMAINS.length())
        : exact;
  }

  /** Returns whether this is {@code *}. */
  public boolean isAny() {
    return kind == Kind.ANY;
  }

  /** Returns whether this is {@code null}, the serialisation of opaque origins. */
  public boolean isNull() {
    return kind == Kind.NULL;
  }

  /** Returns whether the pattern stands for the subdomains of its host. */
  public boolean subdomains() {
    return subdomains;
  }

  /** Returns whether the pattern stands for any port. */
  public boolean anyPort() {
    return anyPort;
  }

  /** Returns the scheme; empty for {@code *} and {@code null}. */
  public String scheme() {
    return base.scheme();
  }

  /** Returns the host, without {@code *.}; empty for {@code *} and {@code null}. */
  public String host() {
    return base.host();
  }

  /**
   * Returns the port that is written; empty for the scheme's default port, for any port, and for
   * {@code *} and {@code null}.
   */
  public OptionalInt port() {
    return base.port();
  }

  /**
   * Returns whether a request's {@code Origin} matches, byte for byte.
   *
   * @param origin the field's value, untrusted
   */
  public boolean matches(String origin) {
    return OriginMatcher.of(List.of(this)).matches(origin);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OriginPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the pattern as it is written in a policy. */
  @Override
  public String toString() {
    return text;
  }
}
