package dev.drawbridge.gateway.observe;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of CORS decisions, numbered for counting: first those without a refusal by kind,
 * then each refusal of an actual request, then each refusal of a preflight.
 */
final class Decisions {
  private static final CorsDecision.Kind[] KINDS = CorsDecision.Kind.values();
  private static final Refusal[] REFUSALS = Refusal.values();
  private static final String[] LABELS = labels();

  static final int COUNT = KINDS.length + 2 * REFUSALS.length;

  private Decisions() {}

  static int indexOf(CorsDecision decision) {
    Refusal refusal = decision.refusal();
    if (refusal == null) {
      return decision.kind().ordinal();
    }
    return KINDS.length + (decision.isPreflight() ? REFUSALS.length : 0) + refusal.ordinal();
  }

  static CorsDecision.Kind kindOf(int index) {
    if (index < KINDS.length) {
      return KINDS[index];
    }
    return index < KINDS.length + REFUSALS.length
        ? CorsDecision.Kind.DENIED
        : CorsDecision.Kind.PREFLIGHT_REFUSED;
  }

  static @Nullable Refusal refusalOf(int index) {
    return index < KINDS.length ? null : REFUSALS[(index - KINDS.length) % REFUSALS.length];
  }

  /** The word for logs and metrics, such as {@code preflight-granted}. */
  static String label(CorsDecision.Kind kind) {
    return LABELS[kind.ordinal()];
  }

  private static String[] labels() {
    String[] labels = new String[KINDS.length];
    for (CorsDecision.Kind kind : KINDS) {
      labels[kind.ordinal()] = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return labels;
  }
}
