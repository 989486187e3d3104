package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.fetch.FieldValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What browsers read in an answer. It is the same for all of them, and read once. Immutable: what
 * is computed on first need may be computed twice by a race, and that is all.
 */
final class AnswerReading {
  private static final String WILDCARD = "*";
  private static final List<List<String>> NO_LINES =
      Collections.nCopies(AnswerField.values().length, List.of());

  private final FieldList fields;

  /** The values of the lines of each {@link AnswerField}, by its ordinal. */
  private final List<List<String>> lines = new ArrayList<>(NO_LINES);

  private final Tokens methods;
  private final Tokens names;
  private final Tokens exposed;
  private @Nullable Set<String> lowerCaseNames;
  private @Nullable List<String> basicNames;
  private @Nullable List<String> corsNames;
  private @Nullable List<String> credentialedNames;

  /**
   * A list of tokens.
   *
   * @param list the tokens in order, none if an element is no token; null if there is no line
   * @param invalid the first element that is no token, null if there is none
   */
  record Tokens(@Nullable List<String> list, @Nullable String invalid) {
    private static final Tokens NONE = new Tokens(null, null);
  }

  AnswerReading(FieldList fields) {
    this.fields = fields;
    for (Field field : fields.fields()) {
      read(field);
    }
    this.methods = readTokens(AnswerField.ALLOW_METHODS);
    this.names = readTokens(AnswerField.ALLOW_HEADERS);
    this.exposed = readTokens(AnswerField.EXPOSE_HEADERS);
  }

  private void read(Field field) {
    for (AnswerField known : AnswerField.ofLength(field.name().length())) {
      if (field.isNamed(known.spelling())) {
        if (!has(known)) {
          lines.set(known.ordinal(), new ArrayList<>(1));
        }
        lines(known).add(FieldValues.normalize(field.value()));
      }
    }
  }

  private Tokens readTokens(AnswerField list) {
    if (!has(list)) {
      return Tokens.NONE;
    }
    try {
      return new Tokens(fields.tokens(list.spelling()), null);
    } catch (FieldList.InvalidListException failure) {
      return new Tokens(List.of(), failure.element());
    }
  }

  /** Says whether there is a line of a name. */
  boolean has(AnswerField name) {
    return !lines(name).isEmpty();
  }

  /** Returns the values of all lines of a name, white space around them dropped, in order. */
  List<String> lines(AnswerField name) {
    return lines.get(name.ordinal());
  }

  /** Returns the lines of a name combined by comma and space, or null if there is none. */
  @Nullable String combined(AnswerField name) {
    List<String> values = lines(name);
    return values.size() == 1 ? values.get(0) : values.isEmpty() ? null : String.join(", ", values);
  }

  /** Returns what {@code Access-Control-Allow-Methods} lists. */
  Tokens methods() {
    return methods;
  }

  /** Returns what {@code Access-Control-Allow-Headers} lists. */
  Tokens names() {
    return names;
  }

  /** Returns what {@code Access-Control-Allow-Headers} lists, in lower case. */
  Set<String> lowerCaseNames() {
    Set<String> known = lowerCaseNames;
    if (known == null) {
      known = lowerCase(names.list());
      lowerCaseNames = known;
    }
    return known;
  }

  private static Set<String> lowerCase(@Nullable List<String> names) {
    if (names == null || names.isEmpty()) {
      return Set.of();
    }
    Set<String> lowerCase = new HashSet<>();
    for (String name : names) {
      lowerCase.add(name.toLowerCase(Locale.ROOT));
    }
    return lowerCase;
  }

  /** Returns the names that script can read within the page's origin, in lower case, sorted. */
  List<String> basicNames() {
    List<String> known = basicNames;
    if (known == null) {
      known = readable(true, Set.of());
      basicNames = known;
    }
    return known;
  }

  /**
   * Returns the names that script can read of a CORS response, in lower case, sorted.
   *
   * @param credentials whether the credentials mode is {@code include}
   */
  List<String> corsNames(boolean credentials) {
    List<String> known = credentials ? credentialedNames : corsNames;
    if (known != null) {
      return known;
    }
    // Fetch, main fetch, step 14.1
    List<String> list = exposed.list();
    boolean all = list != null && list.contains(WILDCARD) && !credentials;
    known = readable(all, all ? Set.of() : lowerCase(list));
    if (credentials) {
      credentialedNames = known;
    } else {
      corsNames = known;
    }
    return known;
  }

  private List<String> readable(boolean all, Set<String> exposedNames) {
    List<String> readable = new ArrayList<>();
    for (Field field : fields.fields()) {
      boolean known = all || FieldNames.isSafelistedResponse(field.name());
      if (known || !exposedNames.isEmpty()) {
        String name = field.name().toLowerCase(Locale.ROOT);
        boolean shown = known || exposedNames.contains(name);
        if (shown && !FieldNames.isForbiddenResponse(name)) {
          readable.add(name);
        }
      }
    }
    readable.sort(null);
    return List.copyOf(SortedNames.distinct(readable));
  }
}
