package dev.drawbridge.sides;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.Refusal;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server under a policy, and what it decided so far. */
final class Server implements Network {
  private static final RequestReader<SentRequest> READER =
      new RequestReader<>() {
        @Override
        public String method(SentRequest request) {
          return isPreflight(request) ? "OPTIONS" : request.method();
        }

        @Override
        public @Nullable String get(SentRequest request, CorsField field) {
          return switch (field) {
            case ORIGIN -> request.origin();
            case ACCESS_CONTROL_REQUEST_METHOD -> isPreflight(request) ? request.method() : null;
            case ACCESS_CONTROL_REQUEST_HEADERS -> request.requestHeaders();
            default -> null;
          };
        }

        @Override
        public @Nullable String get(SentRequest request, CorsField field, int index) {
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

  private final CorsProcessor processor;
  private final List<CorsDecision> decisions = new ArrayList<>();

  Server(CorsPolicy policy) {
    this.processor = CorsProcessor.of(policy);
  }

  private static boolean isPreflight(SentRequest request) {
    return request.kind() == SentRequest.Kind.PREFLIGHT;
  }

  @Override
  public Answer answer(SentRequest request) {
    List<Field> fields = new ArrayList<>(List.of(new Field("Content-Type", "text/plain")));
    CorsDecision decision = processor.process(request, READER, fields, WRITER);
    decisions.add(decision);
    return new Answer(decision.answersHere() ? decision.status() : 200, new FieldList(fields));
  }

  boolean grantedAll() {
    return decisions.stream()
        .map(CorsDecision::kind)
        .allMatch(
            kind ->
                kind == CorsDecision.Kind.ACTUAL || kind == CorsDecision.Kind.PREFLIGHT_GRANTED);
  }

  List<Refusal> refusals() {
    return decisions.stream().map(CorsDecision::refusal).filter(Objects::nonNull).toList();
  }

  @Override
  public String toString() {
    return decisions.toString();
  }
}
