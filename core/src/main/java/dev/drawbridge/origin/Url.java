package dev.drawbridge.origin;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A URL as the URL standard parses it: for {@code http} and {@code https} with all its parts, for
 * every other scheme only the scheme, the rest and the fragment. Immutable; equal when its
 * serialisation is.
 *
 * <p>Known deviations from the standard, all but the last of no effect on {@code http} URLs in
 * ASCII:
 *
 * <table>
 *   <caption>Deviations</caption>
 *   <tr><th>what<th>here<th>the standard
 *   <tr><td>other special schemes ({@code ftp}, {@code file}, {@code ws}, {@code wss}) and
 *       hierarchical ones<td>the text behind the scheme, unparsed, never a failure<td>parsed
 *   <tr><td>a relative reference against such a base<td>only a fragment; else failure<td>resolved
 *   <tr><td>names beyond ASCII<td>NFKC, lower case, Punycode<td>UTS 46, which refuses more names
 *   <tr><td>what a label that begins with {@code xn--} encodes<td>any text that the mapping
 *       leaves alone and that is not all ASCII<td>a valid label
 *   <tr><td>numbers of more than 18 digits in an IPv4 address<td>failure<td>leading zeros count not
 *   <tr><td>the origin of a host that {@link Origin#parse} refuses, such as one of more than 253
 *       characters<td>opaque<td>a tuple
 * </table>
 *
 * @see <a href="https://url.spec.whatwg.org/#url-representation">URL, representation</a>
 */
public final class Url {
  private final UrlParts parts;
  private final String href;
  // These are computed on first need; a race would only compute them twice.
  private @Nullable Origin origin;
  private @Nullable Url bare;
  private @Nullable Resolved resolved;

  private record Resolved(String reference, @Nullable Url url) {}

  Url(UrlParts parts) {
    this.parts = parts;
    this.href = parts.serialize();
  }

  /**
   * Parses an absolute URL.
   *
   * @param text any text
   * @return the URL, or null if the text is none
   */
  public static @Nullable Url parse(String text) {
    return parse(text, null);
  }

  /**
   * Parses a URL, relative to a base if there is one. Total; white space at both ends is dropped,
   * as are tabs and line ends anywhere.
   *
   * @param text any text
   * @return the URL, or null if the text is none
   */
  public static @Nullable Url parse(String text, @Nullable Url base) {
    UrlParts parts = new UrlParser(text, base == null ? null : base.parts).parse();
    return parts == null ? null : new Url(parts);
  }

  /**
   * Parses a reference relative to this URL, as {@link #parse(String, Url)} does. The last one is
   * remembered: browsers side by side follow the same redirects.
   *
   * @param reference any text
   * @return the URL, or null if the text is none
   */
  public @Nullable Url resolve(String reference) {
    Resolved known = resolved;
    if (known == null || !known.reference.equals(reference)) {
      known = new Resolved(reference, parse(reference, this));
      resolved = known;
    }
    return known.url;
  }

  /** Returns the URL of the root of an origin, null if it is opaque. */
  public static @Nullable Url root(Origin origin) {
    if (origin.isOpaque() || UrlParser.defaultPort(origin.scheme()) < 0) {
      return origin.isOpaque() ? null : parse(origin + "/");
    }
    // Its serialisation is that of the URL standard, so there is nothing to parse.
    Url root =
        new Url(
            new UrlParts(
                origin.scheme(), "", "", origin.host(), origin.port().orElse(-1), "/", null, null));
    root.origin = origin;
    return root;
  }

  /**
   * Returns the URL that a programmer wrote down.
   *
   * @param text an absolute URL
   * @throws IllegalArgumentException if it is none; the message names value and fix
   */
  public static Url of(String text) {
    Url url = parse(text);
    if (url == null) {
      throw new IllegalArgumentException(
          "invalid URL '"
              + text
              + "': expected an absolute URL with a valid host; write it such as"
              + " 'https://api.example/path'");
    }
    return url;
  }

  /** Says whether the scheme is {@code http} or {@code https}. */
  public boolean isHttp() {
    return parts.host() != null;
  }

  /** Returns the scheme in lower case, without the colon. */
  public String scheme() {
    return parts.scheme();
  }

  /** Returns the user name, percent-encoded; empty if there is none. */
  public String username() {
    return parts.username();
  }

  /** Returns the password, percent-encoded; empty if there is none. */
  public String password() {
    return parts.password();
  }

  /** Returns the host, IPv6 addresses in brackets; empty unless {@link #isHttp()}. */
  public String host() {
    return parts.host() == null ? "" : parts.host();
  }

  /** Returns the port, empty if it is the scheme's default or there is none. */
  public OptionalInt port() {
    return parts.port() < 0 ? OptionalInt.empty() : OptionalInt.of(parts.port());
  }

  /** Returns the port to connect to: the given one or the scheme's default; -1 if it has none. */
  public int effectivePort() {
    return parts.port() >= 0 ? parts.port() : UrlParser.defaultPort(parts.scheme());
  }

  /** Returns the path, with its leading slash; for other schemes what lies behind the colon. */
  public String path() {
    return parts.path();
  }

  /** Returns the query without its question mark, or null if there is none. */
  public @Nullable String query() {
    return parts.query();
  }

  /** Returns the fragment without its number sign, or null if there is none. */
  public @Nullable String fragment() {
    return parts.fragment();
  }

  /** Says whether the URL includes credentials: a user name or a password that is not empty. */
  public boolean includesCredentials() {
    return !parts.username().isEmpty() || !parts.password().isEmpty();
  }

  /** Returns this URL with another fragment, already percent-encoded, or with none. */
  public Url withFragment(@Nullable String fragment) {
    return new Url(parts.withFragment(fragment));
  }

  /** Returns this URL without fragment, user name and password: what a request's line needs. */
  public Url bare() {
    if (parts.fragment() == null && !includesCredentials()) {
      return this;
    }
    Url known = bare;
    if (known == null) {
      known = new Url(parts.withoutCredentials().withFragment(null));
      bare = known;
    }
    return known;
  }

  /**
   * Returns the origin: scheme, host and port of an {@code http} or {@code https} URL, an opaque
   * one of its own for every other.
   */
  public Origin origin() {
    Origin known = origin;
    if (known == null) {
      known = computeOrigin();
      origin = known;
    }
    return known;
  }

  private Origin computeOrigin() {
    // URL, origin; deviation: the origin of a blob: URL is opaque
    Origin tuple = isHttp() ? Origin.parse(serializedOrigin()) : null;
    return tuple == null ? Origin.opaque() : tuple;
  }

  private String serializedOrigin() {
    // Without credentials it is all that stands before the path.
    return includesCredentials()
        ? parts.serializeOrigin()
        : href.substring(0, href.indexOf('/', parts.scheme().length() + "://".length()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Url that && href.equals(that.href);
  }

  @Override
  public int hashCode() {
    return href.hashCode();
  }

  /** Returns the serialisation. */
  @Override
  public String toString() {
    return href;
  }
}
