package dev.drawbridge.fetch;

/**
 * One field line of a request or response: a header of the Fetch standard.
 *
 * @param name the name in the case in which it was given
 * @param value the value as it was given, white space around it included; of a response, each
 *     character U+0000 to U+00FF is one byte
 * @see <a href="https://fetch.spec.whatwg.org/#concept-header">Fetch, header</a>
 */
public record Field(String name, String value) {
  /** Says whether this field has the given name, in any case of its ASCII letters. */
  public boolean isNamed(String other) {
    return name.length() == other.length()
        && (name.equals(other) || NameSet.startsWith(name, 0, name.length(), other));
  }
}
