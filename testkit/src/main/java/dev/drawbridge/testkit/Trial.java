package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.Refusal;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.fetch.Methods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy on trial: requests of one origin, decided as a server decides them. */
final class Trial {
  /**
   * What the policy is asked about.
   *
   * @param asked the method that a preflight asks for, null of an actual request
   * @param names the fields that a preflight asks for, null for none
   */
  private record Ask(String origin, @Nullable String asked, @Nullable String names) {}

  private static final RequestReader<Ask> READER =
      new RequestReader<>() {
        @Override
        public String method(Ask request) {
          return request.asked() == null ? "GET" : "OPTIONS";
        }

        @Override
        public @Nullable String get(Ask request, CorsField field) {
          return switch (field) {
            case ORIGIN -> request.origin();
            case ACCESS_CONTROL_REQUEST_METHOD -> request.asked();
            case ACCESS_CONTROL_REQUEST_HEADERS -> request.names();
            default -> null;
          };
        }

        @Override
        public @Nullable String get(Ask request, CorsField field, int index) {
          return index == 0 ? get(request, field) : null;
        }
      };

  private static final ResponseWriter<List<Field>> WRITER =
      new ResponseWriter<>() {
        @Override
        public void set(List<Field> response, CorsField field, String value) {
          response.removeIf(line -> line.isNamed(field.value()));
          add(response, field, value);
        }

        @Override
        public void add(List<Field> response, CorsField field, String value) {
          response.add(new Field(field.value(), value));
        }

        @Override
        public @Nullable String get(List<Field> response, CorsField field, int index) {
          List<String> values = new FieldList(response).values(field.value());
          return index < values.size() ? values.get(index) : null;
        }
      };

  private final CorsProcessor server;
  private final String origin;
  private final FieldList answer;
  private final CorsDecision.Kind kind;

  Trial(CorsPolicy policy, String origin) {
    this.server = CorsProcessor.of(policy);
    this.origin = origin;
    List<Field> fields = new ArrayList<>();
    this.kind = server.process(new Ask(origin, null, null), READER, fields, WRITER).kind();
    this.answer = new FieldList(fields);
  }

  String origin() {
    return origin;
  }

  boolean reads() {
    return kind == CorsDecision.Kind.ACTUAL;
  }

  boolean readsWithCredentials() {
    return reads() && "true".equals(answer.get("Access-Control-Allow-Credentials"));
  }

  /** Returns why a preflight is refused, null if it is granted. */
  @Nullable Refusal refusalOf(String method, List<String> names) {
    // Fetch, CORS-preflight fetch, steps 4 and 5: in lower case, sorted, each once
    String list =
        names.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    Ask ask = new Ask(origin, Methods.normalize(method), list.isEmpty() ? null : list);
    return server.decide(ask, READER).refusal();
  }

  boolean exposes(String name) {
    if (FieldNames.isSafelistedResponse(name) || FieldNames.isForbiddenResponse(name)) {
      return reads() && FieldNames.isSafelistedResponse(name);
    }
    String exposed = answer.get("Access-Control-Expose-Headers");
    return exposed != null
        && Arrays.stream(exposed.split(",", -1))
            .map(String::strip)
            .anyMatch(one -> one.equals("*") || one.equalsIgnoreCase(name));
  }
}
