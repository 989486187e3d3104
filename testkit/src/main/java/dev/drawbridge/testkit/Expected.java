package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is expected to be. CORS fields are compared exactly: each that is not expected is
 * wrong, and so is each that stands twice. A value of null, or a status of 0, is not looked at.
 */
final class Expected {
  /** What the server's side of CORS alone writes. */
  private static final List<String> CORS =
      Stream.of(CorsField.values())
          .filter(
              field ->
                  field.value().startsWith("Access-Control-Allow-")
                      || field == CorsField.ACCESS_CONTROL_EXPOSE_HEADERS
                      || field == CorsField.ACCESS_CONTROL_MAX_AGE
                      || field == CorsField.TIMING_ALLOW_ORIGIN
                      || field == CorsField.CROSS_ORIGIN_RESOURCE_POLICY
                      || field == CorsField.DRAWBRIDGE_REFUSAL)
          .map(CorsField::value)
          .toList();

  private static final List<String> OURS_IN_VARY =
      List.of("origin", "access-control-request-method", "access-control-request-headers");

  private final int status;
  private final List<Field> cors = new ArrayList<>();
  private final List<String> vary = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private @Nullable String body;

  private Expected(int status) {
    this.status = status;
  }

  static Expected status(int status) {
    return new Expected(status);
  }

  static Expected anyStatus() {
    return new Expected(0);
  }

  /** Adds CORS fields; {@code Vary} among them counts as {@link #vary}. */
  Expected cors(List<Field> expected) {
    for (Field field : expected) {
      if (field.isNamed("Vary")) {
        vary(field.value().split(", *", -1));
      } else {
        cors.add(field);
      }
    }
    return this;
  }

  Expected cors(String name, String value) {
    return cors(List.of(new Field(name, value)));
  }

  Expected vary(String... names) {
    vary.addAll(List.of(names));
    return this;
  }

  Expected fields(List<Field> expected) {
    fields.addAll(expected);
    return this;
  }

  Expected absent(String... names) {
    absent.addAll(List.of(names));
    return this;
  }

  Expected body(@Nullable String latin1) {
    body = latin1;
    return this;
  }

  /** What is wrong with an answer; empty if nothing is. */
  List<String> problems(WireResponse answer) {
    List<String> problems = new ArrayList<>();
    if (status != 0 && answer.status() != status) {
      problems.add("status " + answer.status() + ": expected " + status);
    }
    CORS.forEach(name -> addProblem(problems, name, valuesOf(name), answer.fields().values(name)));
    addProblemsOfVary(problems, listed(answer.fields(), "Vary"));
    fields.forEach(field -> addProblem(problems, field, answer.fields()));
    absent.stream()
        .filter(answer.fields()::contains)
        .forEach(name -> problems.add(name + ": " + answer.fields().get(name) + ": expected none"));
    addProblemOfBody(problems, answer);
    return problems;
  }

  private List<String> valuesOf(String name) {
    return cors.stream().filter(field -> field.isNamed(name)).map(Field::value).toList();
  }

  private static void addProblem(
      List<String> problems, String name, List<String> expected, List<String> found) {
    if (!found.equals(expected) && !isSameList(expected, found)) {
      problems.add(name + " " + quoted(found) + ": expected " + quoted(expected));
    }
  }

  /** Whether both are one line each, with the same names: containers mix up the request's lines. */
  private static boolean isSameList(List<String> expected, List<String> found) {
    return expected.size() == 1
        && found.size() == 1
        && found.get(0).length() == expected.get(0).length()
        && elements(found.get(0)).equals(elements(expected.get(0)));
  }

  private static String quoted(List<String> lines) {
    return switch (lines.size()) {
      case 0 -> "absent";
      case 1 -> "'" + lines.get(0) + "'";
      default -> lines.size() + " lines " + lines;
    };
  }

  private void addProblemsOfVary(List<String> problems, List<String> found) {
    String line = "Vary " + quoted(found.isEmpty() ? List.of() : List.of(String.join(", ", found)));
    Set<String> expected = vary.stream().map(Expected::lower).collect(Collectors.toSet());
    if (!found.containsAll(expected)) {
      problems.add(line + ": expected " + String.join(", ", vary) + " in it");
    }
    OURS_IN_VARY.stream()
        .filter(name -> found.contains(name) && !expected.contains(name))
        .forEach(name -> problems.add(line + ": expected no " + name));
    if (found.size() != new TreeSet<>(found).size()) {
      problems.add(line + ": expected each name once");
    }
  }

  /** The elements of all lines of a list field, in lower case. */
  private static List<String> listed(FieldList fields, String name) {
    return fields.values(name).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(element -> lower(element.strip()))
        .filter(element -> !element.isEmpty())
        .toList();
  }

  private static void addProblem(List<String> problems, Field expected, FieldList found) {
    List<String> values = found.values(expected.name());
    if (values.isEmpty() || !isSame(expected, String.join(", ", values))) {
      problems.add(
          expected.name() + " " + quoted(values) + ": expected '" + expected.value() + "'");
    }
  }

  /** Spellings that mean the same are the framework's affair. */
  private static boolean isSame(Field expected, String found) {
    return switch (lower(expected.name())) {
      case "allow" -> elements(found).equals(elements(expected.value()));
      case "content-type" -> lower(found).split(";", 2)[0].strip().equals(expected.value());
      case "location" -> found.endsWith(expected.value());
      case "www-authenticate" -> found.startsWith(expected.value());
      default -> found.equals(expected.value());
    };
  }

  private static Set<String> elements(String list) {
    return new TreeSet<>(List.of(list.split("\\s*,\\s*", -1)));
  }

  private void addProblemOfBody(List<String> problems, WireResponse answer) {
    String found = new String(answer.body(), StandardCharsets.ISO_8859_1);
    if (body != null && !found.equals(body)) {
      problems.add(
          "body '" + new Call.Octets(found) + "': expected '" + new Call.Octets(body) + "'");
    }
    if (answer.truncated()) {
      problems.add("the body broke off: expected all of it");
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
