package dev.drawbridge.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field lines of a message in order: a header list of the Fetch standard. Immutable.
 *
 * @param fields the lines, in the order of the wire or of their being given
 * @see <a href="https://fetch.spec.whatwg.org/#concept-header-list">Fetch, header list</a>
 */
public record FieldList(List<Field> fields) {
  /** The list without a field. */
  public static final FieldList EMPTY = new FieldList(List.of());

  /** Copies the lines. */
  public FieldList {
    fields = List.copyOf(fields);
  }

  /** Returns the values of all lines of a name, white space around them dropped, in order. */
  public List<String> values(String name) {
    List<String> values = List.of();
    for (Field field : fields) {
      if (field.isNamed(name)) {
        values = values.isEmpty() ? new ArrayList<>(2) : values;
        values.add(FieldValues.normalize(field.value()));
      }
    }
    return values;
  }

  /** Returns the lines of a name combined by comma and space, or null if there is none. */
  public @Nullable String get(String name) {
    // Fetch, get a header from a header list
    List<String> values = values(name);
    return values.size() == 1 ? values.get(0) : values.isEmpty() ? null : String.join(", ", values);
  }

  /** Says whether there is a line of that name. */
  public boolean contains(String name) {
    return named(name) != null;
  }

  /** Returns this list with one more line, spelled as the first one of its name. */
  public FieldList append(Field field) {
    // Fetch, append a header to a header list
    Field first = named(field.name());
    List<Field> more = new ArrayList<>(fields.size() + 1);
    more.addAll(fields);
    more.add(first == null ? field : new Field(first.name(), field.value()));
    return new FieldList(more);
  }

  private @Nullable Field named(String name) {
    for (Field field : fields) {
      if (field.isNamed(name)) {
        return field;
      }
    }
    return null;
  }

  /** Returns this list without the lines of the given names. */
  public FieldList without(Collection<String> names) {
    return new FieldList(
        fields.stream().filter(f -> names.stream().noneMatch(f::isNamed)).toList());
  }

  /**
   * Extracts the tokens of a field that is a list of tokens, such as {@code
   * Access-Control-Allow-Headers}, from all its lines. Empty elements are skipped.
   *
   * @return the tokens in order, null if there is no line
   * @throws InvalidListException if an element is no token
   */
  public @Nullable List<String> tokens(String name) throws InvalidListException {
    // Fetch, extract header list values
    List<String> lines = values(name);
    if (lines.isEmpty()) {
      return null;
    }
    List<String> tokens = new ArrayList<>();
    for (String line : lines) {
      for (String element : line.split(",", -1)) {
        String token = FieldValues.normalize(element);
        if (!token.isEmpty() && !Tokens.isToken(token)) {
          throw new InvalidListException(token);
        }
        if (!token.isEmpty()) {
          tokens.add(token);
        }
      }
    }
    return tokens;
  }

  /** The failure of {@link #tokens}: an element of the list is no token. */
  public static final class InvalidListException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String element;

    InvalidListException(String element) {
      super("invalid list element '" + element + "': expected a token", null, false, false);
      this.element = element;
    }

    /** Returns the element, without white space around it. */
    public String element() {
      return element;
    }
  }
}
