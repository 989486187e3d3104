package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filtered responses: what of an answer script can read.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-filtered-response">Fetch, filtered
 *     response</a>
 */
final class ResponseFilter {
  private static final String WILDCARD = "*";

  private ResponseFilter() {}

  static ScriptResponse opaqueRedirect() {
    return new ScriptResponse(ScriptResponse.Type.OPAQUEREDIRECT, 0, List.of(), false);
  }

  static ScriptResponse filter(FetchState fetch, Answer answer) {
    // Fetch, main fetch, step 14
    boolean timing = !fetch.timingFailed();
    return switch (fetch.tainting()) {
      case OPAQUE -> new ScriptResponse(ScriptResponse.Type.OPAQUE, 0, List.of(), timing);
      case BASIC ->
          new ScriptResponse(
              ScriptResponse.Type.BASIC, answer.status(), names(answer, null), timing);
      case CORS ->
          new ScriptResponse(
              ScriptResponse.Type.CORS,
              answer.status(),
              names(answer, exposed(answer.fields(), fetch)),
              timing);
    };
  }

  private static Set<String> exposed(FieldList fields, FetchState fetch) {
    // Fetch, main fetch, step 14.1
    Set<String> exposed = new HashSet<>();
    try {
      List<String> names = fields.tokens("Access-Control-Expose-Headers");
      if (names == null) {
        return exposed;
      }
      names.forEach(name -> exposed.add(name.toLowerCase(Locale.ROOT)));
    } catch (FieldList.InvalidListException invalid) {
      return exposed;
    }
    if (exposed.contains(WILDCARD) && !fetch.includesCredentials()) {
      fields.fields().forEach(field -> exposed.add(field.name().toLowerCase(Locale.ROOT)));
    }
    return exposed;
  }

  private static List<String> names(Answer answer, @Nullable Set<String> exposed) {
    List<String> names = new ArrayList<>();
    for (Field field : answer.fields().fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      boolean readable =
          exposed == null || exposed.contains(name) || FieldNames.isSafelistedResponse(name);
      if (readable && !FieldNames.isForbiddenResponse(name)) {
        names.add(name);
      }
    }
    names.sort(null);
    List<String> distinct = new ArrayList<>(names.size());
    for (String name : names) {
      if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(name)) {
        distinct.add(name);
      }
    }
    return distinct;
  }
}
