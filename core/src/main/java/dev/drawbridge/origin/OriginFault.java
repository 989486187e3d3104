package dev.drawbridge.origin;

import org.jspecify.annotations.Nullable;

/**
 * Why a text is not the serialisation of an origin: one reason for every text that {@link
 * Origin#parse} refuses.
 *
 * <p>Where several reasons apply, the one is named whose repair helps most.
 */
public enum OriginFault {
  /** Nothing there. */
  EMPTY("is empty", "write scheme://host, such as https://shop.example"),
  /** Over 326 characters. */
  TOO_LONG("is longer than 326 characters", "no browser sends so long an origin; shorten it"),
  /** Several origins in one value. */
  LIST("is a list of several origins", "give each origin an entry of its own"),
  /** Blanks, tabs or line breaks, within or around. */
  WHITE_SPACE("contains white space", "remove the white space"),
  /** Other control characters. */
  CONTROL_CHARACTER("contains a control character", "remove the control character"),
  /** Characters beyond ASCII. */
  NON_ASCII(
      "contains a character that is not ASCII",
      "write the host in punycode, as browsers send it, such as xn--bcher-kva.example"),
  /** No {@code scheme://} in front. */
  MISSING_SCHEME("has no scheme", "put the scheme in front, such as https://"),
  /** A scheme that no URL can have. */
  INVALID_SCHEME(
      "has an invalid scheme",
      "a scheme is a letter and up to 63 letters, digits, '+', '-' and '.', in lower case"),
  /** {@code file:}, whose origin is opaque. */
  FILE_SCHEME(
      "has the scheme file", "pages from files send the origin \"null\"; serve them by HTTP"),
  /** Nothing between {@code ://} and the port or the end. */
  MISSING_HOST("has no host", "write the host after ://"),
  /** User name or password. */
  USER_INFO("contains a user name", "remove everything up to and including the '@'"),
  /** Exactly one slash after the host or port. */
  TRAILING_SLASH("has a trailing slash", "remove the slash; an origin has no path"),
  /** A path. */
  PATH("has a path", "remove the path; an origin is scheme, host and port"),
  /** A query. */
  QUERY("has a query", "remove the query; an origin is scheme, host and port"),
  /** A fragment. */
  FRAGMENT("has a fragment", "remove the fragment; an origin is scheme, host and port"),
  /** An asterisk, which only patterns may have, and only as first label or port. */
  ASTERISK(
      "has a '*' where none may be",
      "in a pattern '*' is the whole first label before a domain, or the whole port"),
  /** Letters in upper case. */
  UPPER_CASE("contains an upper-case letter", "write it in lower case, as browsers send it"),
  /** A character that a host cannot have, or that stands in the wrong place. */
  INVALID_HOST("has an invalid host", "a host is a domain name or an IP address"),
  /** Two dots side by side, or a dot in front. */
  EMPTY_LABEL("has an empty label in its host", "remove the superfluous dot"),
  /** Over 63 characters between two dots. */
  LABEL_TOO_LONG("has a label of more than 63 characters", "no such domain can exist; shorten it"),
  /** Over 253 characters of domain. */
  HOST_TOO_LONG("has a host of more than 253 characters", "no such domain can exist; shorten it"),
  /** Ends in a number, but is no IPv4 address. */
  INVALID_IPV4(
      "has a host that ends in a number but is no IPv4 address",
      "write four numbers from 0 to 255, or a domain name whose last label is no number"),
  /** Brackets around what is no IPv6 address. */
  INVALID_IPV6(
      "has brackets around what is no IPv6 address", "write it as in https://[2001:db8::1]"),
  /** An IPv6 address with a zone. */
  IPV6_ZONE("has an IPv6 address with a zone", "remove the zone; browsers refuse such URLs"),
  /** An IPv6 address without its brackets. */
  IPV6_WITHOUT_BRACKETS("has an IPv6 address without brackets", "put the address in brackets"),
  /** An IP address in other than the one form browsers send. */
  IP_NOT_CANONICAL(
      "has an IP address that is not in canonical form", "write it as browsers send it"),
  /** A colon and nothing after it. */
  EMPTY_PORT("has a colon without a port", "remove the colon or write the port after it"),
  /** A port with other characters than digits. */
  INVALID_PORT("has a port that is no number", "write a port from 1 to 65535"),
  /** Zeros in front of the port. */
  PORT_LEADING_ZERO("has a port with a leading zero", "remove the zeros in front"),
  /** 0, or above 65535. */
  PORT_OUT_OF_RANGE("has a port out of range", "write a port from 1 to 65535"),
  /** The scheme's own port, which browsers leave out. */
  DEFAULT_PORT("has its scheme's default port written out", "remove the port, as browsers do");

  private final String description;
  private final String fix;

  OriginFault(String description, String fix) {
    this.description = description;
    this.fix = fix;
  }

  /** Returns what is wrong, to follow the value in a sentence: {@code has a trailing slash}. */
  public String description() {
    return description;
  }

  /** Returns what to do about it, an imperative without a full stop. */
  public String fix() {
    return fix;
  }

  /**
   * Says whether the text means an origin, but not in the one form in which browsers send it, so
   * that it would never match: a default port written out, or an IP address in another form. {@link
   * #canonical} has the right form.
   */
  public boolean canonicalizable() {
    return this == DEFAULT_PORT || this == IP_NOT_CANONICAL;
  }

  /**
   * Returns why a text is no serialised origin.
   *
   * @param text any text
   * @return the reason, or null if {@link Origin#parse} would return an origin
   */
  public static @Nullable OriginFault of(String text) {
    return Origin.isSerialized(text) ? null : OriginDiagnosis.of(text);
  }

  /**
   * Returns the origin that was probably meant: blanks around, path, query and fragment cut off, in
   * lower case, the IP address in canonical form, the default port left out.
   *
   * @param text any text
   * @return a text that {@link Origin#parse} accepts, or null if repairing would be guessing
   */
  public static @Nullable String canonical(String text) {
    return OriginDiagnosis.canonical(text);
  }

  /**
   * Returns the sentence for a text with a fault: verdict, value, reason, what to write instead.
   */
  static String message(String text) {
    OriginFault fault = OriginDiagnosis.of(text);
    String canonical = canonical(text);
    return "invalid origin \""
        + text
        + "\": it "
        + fault.description
        + "; expected scheme://host[:port]; "
        + (canonical == null ? fault.fix : "write \"" + canonical + "\"");
  }
}
