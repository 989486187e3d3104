package dev.drawbridge.gateway.stage;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.route.CompiledRoute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first stage behind the route: who may read the answer, and which requests are answered at the
 * gate.
 */
public final class CorsStage {
  private CorsStage() {}

  /** What the route's policy decides; null if the route leaves CORS to its upstream. */
  public static @Nullable CorsDecision decide(CompiledRoute route, Head request) {
    CorsProcessor processor = route.processor();
    return processor == null ? null : processor.decide(request, RequestFields.READER);
  }

  /** Begins the fields of an upstream's answer: under a policy, its own CORS fields are dropped. */
  public static void begin(
      ResponseFields fields, @Nullable CorsDecision decision, Head upstream, long dropped) {
    fields.begin(upstream, decision == null ? dropped : dropped | owned(decision));
  }

  private static long owned(CorsDecision decision) {
    long owned = Field.ACCESS_CONTROL;
    List<CorsField> fields = decision.owned();
    for (int i = 0; i < fields.size(); i++) {
      owned |= RequestFields.field(fields.get(i)).bit();
    }
    return owned;
  }

  /** Sets the fields of the decision, whoever answers. */
  public static void write(@Nullable CorsDecision decision, Head request, ResponseFields fields) {
    if (decision != null) {
      decision.writeTo(request, RequestFields.READER, fields, ResponseFields.WRITER);
    }
  }
}
