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
    for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 1)) {
      values = values.isEmpty() ? new ArrayList<>(2) : values;
      values.add(valueAt(i));
    }
    return values;
  }

  /** Returns the lines of a name combined by comma and space, or null if there is none. */
  public @Nullable String get(String name) {
    // Fetch, get a header from a header list
    int first = indexOf(name, 0);
    if (first < 0) {
      return null;
    }
    return indexOf(name, first + 1) < 0 ? valueAt(first) : String.join(", ", values(name));
  }

  /** Says whether there is a line of that name. */
  public boolean contains(String name) {
    return indexOf(name, 0) >= 0;
  }

  /** Returns this list with one more line, spelled as the first one of its name. */
  public FieldList append(Field field) {
    // Fetch, append a header to a header list
    int first = indexOf(field.name(), 0);
    List<Field> more = new ArrayList<>(fields.size() + 1);
    more.addAll(fields);
    more.add(first < 0 ? field : new Field(fields.get(first).name(), field.value()));
    return new FieldList(more);
  }

  private int indexOf(String name, int from) {
    for (int i = from; i < fields.size(); i++) {
      if (fields.get(i).isNamed(name)) {
        return i;
      }
    }
    return -1;
  }

  private String valueAt(int index) {
    return FieldValues.normalize(fields.get(index).value());
  }

  /** Returns this list without the lines of the given names. */
  public FieldList without(Collection<String> names) {
    List<Field> left = new ArrayList<>(fields);
    boolean fewer = left.removeIf(field -> isNamedOneOf(field, names));
    return fewer ? new FieldList(left) : this;
  }

  private static boolean isNamedOneOf(Field field, Collection<String> names) {
    for (String name : names) {
      if (field.isNamed(name)) {
        return true;
      }
    }
    return false;
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
    int line = indexOf(name, 0);
    if (line < 0) {
      return null;
    }
    List<String> tokens = new ArrayList<>();
    for (; line >= 0; line = indexOf(name, line + 1)) {
      addTokens(fields.get(line).value(), tokens);
    }
    return tokens;
  }

  private static void addTokens(String line, List<String> tokens) throws InvalidListException {
    int start = 0;
    while (start <= line.length()) {
      int comma = line.indexOf(',', start);
      int end = comma < 0 ? line.length() : comma;
      String token = FieldValues.normalize(line, start, end);
      if (!token.isEmpty()) {
        if (!Tokens.isToken(token)) {
          throw new InvalidListException(token);
        }
        tokens.add(token);
      }
      start = end + 1;
    }
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
