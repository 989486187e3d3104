package dev.drawbridge.origin;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An origin as the HTML standard defines it: a tuple of scheme, host and port, or opaque.
 *
 * <p>Tuple origins are values: equal when scheme, host and port are. An opaque origin equals only
 * itself. Instances are immutable.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/browsers.html#origin">HTML, origins</a>
 */
public final class Origin {
  private static final String NULL = "null";

  private final String serialized;
  private final int schemeEnd;
  private final int hostEnd;

  private Origin(String serialized, int schemeEnd, int hostEnd) {
    this.serialized = serialized;
    this.schemeEnd = schemeEnd;
    this.hostEnd = hostEnd;
  }

  /**
   * Parses the ASCII serialisation of an origin, as in the {@code Origin} field of a request.
   *
   * <p>Total and strict: only what a browser can serialise is parsed, so nothing is folded or
   * repaired, and {@code parse(text).toString().equals(text)}.
   *
   * @param text any text
   * @return the origin, a fresh opaque one for {@code null}, or null if the text is no origin;
   *     {@link OriginFault#of} says why
   */
  public static @Nullable Origin parse(String text) {
    if (text.equals(NULL)) {
      return opaque();
    }
    int schemeEnd = OriginSyntax.schemeEnd(text);
    int hostEnd = OriginSyntax.hostEnd(text, schemeEnd);
    return hostEnd < 0 ? null : new Origin(text, schemeEnd, hostEnd);
  }

  /**
   * Returns the origin that a programmer wrote down.
   *
   * @param text an origin as {@link #parse} wants it
   * @throws IllegalArgumentException if it is none; the message names value, reason and fix
   */
  public static Origin of(String text) {
    Origin origin = parse(text);
    if (origin == null) {
      throw new IllegalArgumentException(OriginFault.message(text));
    }
    return origin;
  }

  /** Returns a fresh opaque origin: same origin with itself and nothing else. */
  public static Origin opaque() {
    return new Origin(NULL, 0, 0);
  }

  /**
   * Says whether {@link #parse} would return an origin, without allocating; linear in the length of
   * the text, and constant from 327 characters on.
   */
  public static boolean isSerialized(String text) {
    return OriginSyntax.isTuple(text) || text.equals(NULL);
  }

  /** Says whether this origin is opaque, hence serialised as {@code null}. */
  public boolean isOpaque() {
    return schemeEnd == 0;
  }

  /** Returns the scheme, such as {@code https}; empty if this origin is opaque. */
  public String scheme() {
    return serialized.substring(0, schemeEnd);
  }

  /**
   * Returns the host: a domain in lower-case ASCII, perhaps with a trailing dot, an IPv4 address,
   * or an IPv6 address in brackets; empty if this origin is opaque.
   */
  public String host() {
    return isOpaque() ? "" : serialized.substring(schemeEnd + 3, hostEnd);
  }

  /** Returns the port, 1 to 65535, empty if it is the scheme's default or there is none. */
  public OptionalInt port() {
    return hostEnd == serialized.length() || isOpaque()
        ? OptionalInt.empty()
        : OptionalInt.of(Ports.parse(serialized, hostEnd + 1));
  }

  /** Returns the port, or else the scheme's default one; -1 if the scheme has none. */
  public int effectivePort() {
    return port().orElseGet(() -> Ports.ofScheme(serialized, schemeEnd));
  }

  /** Says whether two origins are the same, which is what the Same-Origin Policy asks. */
  public boolean sameOrigin(Origin other) {
    return equals(other);
  }

  /**
   * Says whether two origins are same site: schemelessly so, and of the same scheme. This is what
   * {@code SameSite} cookies and {@code Cross-Origin-Resource-Policy} ask.
   */
  public boolean sameSite(Origin other) {
    // HTML, same site
    return schemelesslySameSite(other) && (isOpaque() || scheme().equals(other.scheme()));
  }

  /**
   * Says whether two origins are schemelessly same site: the same opaque origin, or tuple origins
   * whose hosts have the same registrable domain or, where there is none, are the same.
   */
  public boolean schemelesslySameSite(Origin other) {
    // HTML, schemelessly same site
    if (isOpaque() || other.isOpaque()) {
      return equals(other);
    }
    String host = host();
    String otherHost = other.host();
    if (host.equals(otherHost)) {
      return true;
    }
    String site = PublicSuffixList.bundled().registrableDomain(host);
    return site != null && site.equals(PublicSuffixList.bundled().registrableDomain(otherHost));
  }

  /**
   * Says whether what comes from this origin counts as delivered securely: {@code https} and {@code
   * wss}, loopback addresses, and {@code localhost} names.
   *
   * @see <a href="https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy">Secure
   *     Contexts</a>
   */
  public boolean isPotentiallyTrustworthy() {
    if (isOpaque()) {
      return false;
    }
    return scheme().equals("https")
        || scheme().equals("wss")
        || Host.isLoopback(host())
        || Host.isLocalhostName(host());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Origin that && !isOpaque() && serialized.equals(that.serialized));
  }

  @Override
  public int hashCode() {
    return isOpaque() ? System.identityHashCode(this) : serialized.hashCode();
  }

  /** Returns the ASCII serialisation, {@code null} if this origin is opaque. */
  @Override
  public String toString() {
    return serialized;
  }
}
