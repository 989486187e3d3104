package dev.drawbridge.cors;

import dev.drawbridge.fetch.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A policy's {@code allow-headers}, compiled: which lists of field names a preflight may ask for.
 */
final class AllowedHeaders {
  private static final int MAX_SUBSETS_OF = 8;
  private static final String AUTHORIZATION = "authorization";

  private final boolean wildcard;
  private final NameTable names;

  /**
   * Every list that a browser can make of the names (lower case, sorted, without space), where they
   * are few: then one look answers.
   */
  private final @Nullable StringTable browserLists;

  AllowedHeaders(List<String> configured) {
    this.wildcard = configured.contains("*");
    List<String> named = configured.stream().filter(n -> !n.equals("*")).toList();
    this.names = new NameTable(named);
    this.browserLists =
        named.isEmpty() || named.size() > MAX_SUBSETS_OF ? null : StringTable.of(subsets(named));
  }

  /**
   * Returns why a preflight's {@code Access-Control-Request-Headers} are refused, or null if all
   * its names are allowed. Linear in the length, bounded, without allocation.
   */
  <C> @Nullable Refusal check(C request, RequestReader<C> reader) {
    String line = reader.only(request, CorsField.ACCESS_CONTROL_REQUEST_HEADERS);
    if (line == null || isBrowserList(line)) {
      return null;
    }
    return RequestedHeaders.refusal(
        line.equals(RequestReader.SEVERAL) ? walkAll(request, reader) : walk(line, 0));
  }

  private <C> long walkAll(C request, RequestReader<C> reader) {
    long state = 0;
    for (int i = 0; state >= 0; i++) {
      String line = reader.get(request, CorsField.ACCESS_CONTROL_REQUEST_HEADERS, i);
      if (line == null) {
        break;
      }
      state = walk(line, state);
    }
    return state;
  }

  private boolean isBrowserList(String line) {
    return browserLists != null && browserLists.contains(line);
  }

  private long walk(String line, long state) {
    return RequestedHeaders.walk(line, state, this);
  }

  /** Returns why the name in a region of a line is refused, or null if it is allowed. */
  @Nullable Refusal check(String line, int start, int end) {
    if (names.find(line, start, end) != null) {
      return null;
    }
    if (!RequestedHeaders.isToken(line, start, end)) {
      return Refusal.HEADER_LIST_MALFORMED;
    }
    if (!wildcard || FieldNames.isForbiddenRequest(line, start, end)) {
      return Refusal.HEADER_NOT_ALLOWED;
    }
    return isAuthorization(line, start, end) ? Refusal.AUTHORIZATION_NOT_NAMED : null;
  }

  private static boolean isAuthorization(String line, int start, int end) {
    return end - start == AUTHORIZATION.length()
        && line.regionMatches(true, start, AUTHORIZATION, 0, AUTHORIZATION.length());
  }

  /**
   * Returns those asked-for names that are allowed, as configured where they are configured, as
   * asked for otherwise, joined by a comma and a space; null if there is none.
   */
  <C> @Nullable String granted(C request, RequestReader<C> reader) {
    // A field named `*` would be read as the wildcard, and cover what is refused beside it.
    boolean starless = wildcard && culprit(request, reader) != null;
    StringBuilder list = new StringBuilder();
    RequestedHeaders.forEach(
        request,
        reader,
        (line, start, end) -> {
          if (check(line, start, end) == null && !(starless && isStar(line, start, end))) {
            String name = names.find(line, start, end);
            list.append(list.isEmpty() ? "" : ", ");
            list.append(name == null ? line.substring(start, end) : name);
          }
        });
    return list.isEmpty() ? null : list.toString();
  }

  private static boolean isStar(String line, int start, int end) {
    return end - start == 1 && line.charAt(start) == '*';
  }

  /** Returns the first asked-for name that is refused, or null if there is none. */
  <C> @Nullable String culprit(C request, RequestReader<C> reader) {
    List<String> refused = new ArrayList<>();
    RequestedHeaders.forEach(
        request,
        reader,
        (line, start, end) -> {
          if (refused.isEmpty() && check(line, start, end) != null) {
            refused.add(line.substring(start, end));
          }
        });
    return refused.isEmpty() ? null : refused.get(0);
  }

  private static List<String> subsets(List<String> named) {
    List<String> sorted = named.stream().map(n -> n.toLowerCase(Locale.ROOT)).sorted().toList();
    List<String> lists = new ArrayList<>();
    for (String name : sorted) {
      List<String> longer = lists.stream().map(list -> list + "," + name).toList();
      lists.addAll(longer);
      lists.add(name);
    }
    return lists.stream().filter(list -> list.length() <= RequestedHeaders.MAX_OCTETS).toList();
  }
}
