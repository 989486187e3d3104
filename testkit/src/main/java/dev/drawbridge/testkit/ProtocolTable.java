package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CrossOriginResourcePolicy;
import dev.drawbridge.cors.Denied;
import dev.drawbridge.fetch.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The protocol table, {@code decisions.txt}: policies, and what they decide about requests. */
final class ProtocolTable {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("O", "Origin"),
          Map.entry("M", "Access-Control-Request-Method"),
          Map.entry("H", "Access-Control-Request-Headers"),
          Map.entry("AO", "Access-Control-Allow-Origin"),
          Map.entry("AC", "Access-Control-Allow-Credentials"),
          Map.entry("AM", "Access-Control-Allow-Methods"),
          Map.entry("AH", "Access-Control-Allow-Headers"),
          Map.entry("EH", "Access-Control-Expose-Headers"),
          Map.entry("MA", "Access-Control-Max-Age"),
          Map.entry("V", "Vary"),
          Map.entry("TAO", "Timing-Allow-Origin"),
          Map.entry("CORP", "Cross-Origin-Resource-Policy"),
          Map.entry("DR", "Drawbridge-Refusal"));

  /**
   * A row.
   *
   * @param name the policy's name, and the request as the table has it
   * @param policy the policy, null for one that is closed
   * @param status of an answer that is given before the application; 0 if the request passes on
   * @param answer the CORS fields of the answer, and its {@code Vary}
   */
  record Row(
      String name,
      @Nullable CorsPolicy policy,
      String method,
      List<Field> request,
      boolean preflight,
      int status,
      List<Field> answer) {}

  private ProtocolTable() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    String name = "";
    CorsPolicy.Builder builder = CorsPolicy.builder();
    for (String line : lines("decisions.txt")) {
      if (line.startsWith("policy ")) {
        name = line.substring("policy ".length());
        builder = CorsPolicy.builder();
      } else if (line.contains("|")) {
        rows.add(row(name, name.equals("none") ? null : builder.build(), line));
      } else {
        set(builder, line);
      }
    }
    return rows;
  }

  /** The lines of a table of this package, without comments and blank ones. */
  static List<String> lines(String table) {
    try (InputStream in = ProtocolTable.class.getResourceAsStream(table)) {
      String text =
          new String(Objects.requireNonNull(in, table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String policyName, @Nullable CorsPolicy policy, String line) {
    String[] cells = line.split("\\|", -1);
    String request = cells[1].isBlank() ? "" : " | " + cells[1].strip();
    String[] outcome = cells[2].strip().split(" ", -1);
    boolean answered = outcome.length > 1 && outcome[1].matches("[0-9]+");
    return new Row(
        policyName + ": " + cells[0].strip() + request,
        policy,
        cells[0].strip(),
        fields(cells[1]),
        outcome[0].startsWith("PREFLIGHT"),
        answered ? Integer.parseInt(outcome[1]) : 0,
        fields(cells[3]));
  }

  private static List<Field> fields(String cell) {
    return Arrays.stream(cell.strip().split(" ; "))
        .filter(field -> !field.isBlank())
        .map(field -> field.strip().split(":", 2))
        .map(pair -> new Field(name(pair[0].strip()), pair[1].strip()))
        .toList();
  }

  private static String name(String abbreviation) {
    return Objects.requireNonNull(NAMES.get(abbreviation), abbreviation);
  }

  private static void set(CorsPolicy.Builder builder, String line) {
    String key = line.substring(0, line.indexOf(':'));
    String value = line.substring(line.indexOf(':') + 1).strip();
    List<String> values = List.of(value.split(" *, *", -1));
    boolean on = value.equals("true");
    switch (key) {
      case "allow-origins" -> builder.allowOrigins(values);
      case "allow-methods" -> builder.allowMethods(values);
      case "allow-headers" -> builder.allowHeaders(values);
      case "expose-headers" -> builder.exposeHeaders(values);
      case "allow-credentials" -> builder.allowCredentials(on);
      case "max-age" -> builder.maxAge(Duration.ofSeconds(Long.parseLong(value)));
      case "denied" -> builder.denied(Denied.valueOf(constant(value)));
      case "preflight-status" -> builder.preflightStatus(Integer.parseInt(value));
      case "minimal-preflight" -> builder.minimalPreflight(on);
      case "vary-preflight" -> builder.varyPreflight(on);
      case "timing-allow-origin" -> builder.timingAllowOrigin(on);
      case "cross-origin-resource-policy" ->
          builder.crossOriginResourcePolicy(CrossOriginResourcePolicy.valueOf(constant(value)));
      case "debug" -> builder.debug(on);
      case "dangerously-allow-null-origin" -> builder.dangerouslyAllowNullOrigin(on);
      default -> throw new IllegalArgumentException("unknown key in the table: " + key);
    }
  }

  private static String constant(String value) {
    return value.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
