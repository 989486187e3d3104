package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers as they would be if the server were mended, one cause after the other. */
final class Remedy implements Network {
  private static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
  private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";

  /** Fields that say nothing on other answers. */
  private static final Set<String> OF_PREFLIGHTS =
      Set.of(
          "access-control-allow-methods", "access-control-allow-headers", "access-control-max-age");

  private final Network network;
  private final Hints.@Nullable Refused refused;
  private final boolean credentials;
  private final Map<SentRequest, Answer> mended = new LinkedHashMap<>();

  Remedy(Network network, Hints hints, boolean credentials) {
    this.network = network;
    this.refused = hints.refused();
    this.credentials = credentials;
  }

  @Override
  public @Nullable Answer answer(SentRequest request) {
    Answer answer = mended.get(request);
    return answer == null ? network.answer(request) : answer;
  }

  /** Mends what failed; returns whether it could. */
  boolean mend(Verdict verdict) {
    BlockReason reason = verdict.reason();
    if (reason == null || verdict.requests().isEmpty()) {
      return false;
    }
    SentRequest last = verdict.requests().get(verdict.requests().size() - 1);
    Answer answer = answer(last);
    Answer better = answer == null ? null : mended(reason, last, answer);
    if (better != null) {
      mended.put(last, better);
    }
    return better != null;
  }

  private @Nullable Answer mended(BlockReason reason, SentRequest request, Answer answer) {
    String origin = request.origin();
    FieldList fields = answer.fields();
    boolean failed = answer.status() < 200 || answer.status() > 299;
    boolean silent = failed || reason.code().endsWith("-missing-allow-origin");
    if (reason.isPreflight() && silent && refused != null) {
      String list = refused.method() ? ALLOW_METHODS : ALLOW_HEADERS;
      return more(refused.granted(), list, refused.value());
    }
    if (reason.isPreflight() && failed) {
      return new Answer(204, fields.without(List.of("Location")));
    }
    return switch (reason.code().replaceFirst("^preflight-", "")) {
      case "missing-allow-origin",
          "multiple-allow-origin",
          "allow-origin-list",
          "allow-origin-mismatch",
          "wildcard-with-credentials" ->
          origin == null || origin.equals("null")
              ? null
              : with(answer, "Access-Control-Allow-Origin", origin);
      case "missing-allow-credentials" -> with(answer, "Access-Control-Allow-Credentials", "true");
      case "invalid-allow-methods" -> with(answer, ALLOW_METHODS, request.method());
      case "invalid-allow-headers" ->
          with(answer, ALLOW_HEADERS, cleaned(fields.values(ALLOW_HEADERS)));
      case "method-not-allowed" -> more(answer, ALLOW_METHODS, reason.value());
      case "header-not-allowed" -> more(answer, ALLOW_HEADERS, reason.value());
      default -> null;
    };
  }

  private static String cleaned(List<String> lines) {
    return String.join(", ", lines).replaceAll("[^A-Za-z0-9*_-]+", ", ").replaceAll("^, |, $", "");
  }

  private Answer more(Answer answer, String name, String value) {
    List<String> all = new ArrayList<>();
    for (String line : answer.fields().values(name)) {
      all.addAll(List.of(line.split("\\s*,\\s*", -1)));
    }
    all.removeIf(element -> element.isEmpty() || (credentials && element.equals("*")));
    all.add(value);
    return with(answer, name, String.join(", ", all));
  }

  /** Sets a field where its first line stands, or else at the end. */
  private static Answer with(Answer answer, String name, String value) {
    List<Field> fields = new ArrayList<>();
    boolean set = false;
    for (Field field : answer.fields().fields()) {
      if (!field.isNamed(name)) {
        fields.add(field);
      } else if (!set) {
        fields.add(new Field(name, value));
        set = true;
      }
    }
    if (!set) {
      fields.add(new Field(name, value));
    }
    return new Answer(answer.status(), new FieldList(fields));
  }

  /** Returns the CORS fields that each mended answer has. */
  List<Grant> grants() {
    return mended.entrySet().stream()
        .map(entry -> grant(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Grant grant(SentRequest request, Answer answer) {
    boolean preflight = request.kind() == SentRequest.Kind.PREFLIGHT;
    FieldList fields = answer.fields();
    List<Field> lines = new ArrayList<>();
    for (Field field : fields.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("access-control-") && (preflight || !OF_PREFLIGHTS.contains(name))) {
        lines.add(field);
      }
    }
    boolean specific = !"*".equals(fields.get("Access-Control-Allow-Origin"));
    if (specific && !preflight) {
      lines.add(new Field("Vary", "Origin"));
    }
    return new Grant(
        preflight ? "OPTIONS" : request.method(), request.url(), answer.status(), lines);
  }
}
