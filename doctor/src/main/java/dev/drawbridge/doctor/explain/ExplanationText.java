package dev.drawbridge.doctor.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An explanation for people. */
public final class ExplanationText {
  private static final String LABEL = "%-8s %s";

  /** How many causes are told in full. */
  private static final int MOST = 4;

  private final Explanation explanation;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  /** Returns the lines, without line ends; the last is not empty. */
  public static List<String> lines(Explanation explanation) {
    return new ExplanationText(explanation).write();
  }

  private List<String> write() {
    lines.add(title());
    label("URL", explanation.url());
    label(explanation.isCors() ? "asked for" : "page", explanation.initialUrl());
    label("origin", explanation.origin());
    label("value", value());
    if (explanation.status() != 0) {
      label("status", Integer.toString(explanation.status()));
    }
    List<Cause> causes = explanation.causes();
    if (causes.size() == 1) {
      only(causes.get(0));
    } else {
      lines.add("");
      lines.add("One of these, the likely ones first:");
      causes.stream().limit(MOST).forEach(this::candidate);
      unlikely(causes.stream().skip(MOST).map(Cause::id).toList());
    }
    probes(explanation.probes());
    next(causes);
    return lines;
  }

  private String title() {
    Engine engine = explanation.engine();
    String who = engine == null ? "Any browser" : engine.label();
    String what = explanation.isCors() ? explanation.phase().meaning() : "not a CORS message";
    String times = explanation.count() == 1 ? "" : " (" + explanation.count() + " times)";
    return who + ": " + what + times;
  }

  private @Nullable String value() {
    String value = explanation.value();
    String difference = explanation.difference();
    String quoted = value == null ? null : "'" + value + "'";
    return difference == null ? quoted : quoted + ": " + difference;
  }

  private void label(String label, @Nullable String text) {
    if (text != null) {
      lines.add(String.format(LABEL, label, text).indent(2).stripTrailing());
    }
  }

  private void only(Cause cause) {
    lines.add("");
    lines.add(String.format(LABEL, "Cause", cause.meaning()));
    lines.add(String.format(LABEL, "Fix", cause.fix()));
    policy(cause).forEach(lines::add);
  }

  private void candidate(Cause cause) {
    lines.add("- " + cause.meaning());
    label("Seen by", cause.sign());
    label("Fix", cause.fix());
    policy(cause).map(line -> "  " + line).forEach(lines::add);
  }

  private void unlikely(List<String> ids) {
    if (!ids.isEmpty()) {
      lines.add("- Less likely: " + String.join(", ", ids) + "; see docs/explain.md.");
    }
  }

  private static Stream<String> policy(Cause cause) {
    return Stream.of(cause.policy())
        .filter(policy -> !policy.isEmpty())
        .map(policy -> String.format(LABEL, "Policy", policy));
  }

  private void probes(Probes probes) {
    if (probes.curl().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(explanation.causes().size() == 1 ? "To see it:" : "To tell them apart:");
    Stream.concat(probes.curl().stream(), Stream.ofNullable(probes.doctor()))
        .map(line -> "  " + line)
        .forEach(lines::add);
    if (!probes.assumed().isEmpty()) {
      lines.add("  (put in your own " + String.join(" and ", probes.assumed()) + ")");
    }
  }

  private void next(List<Cause> causes) {
    String next =
        causes.stream()
            .map(Cause::next)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(text -> "Next: only the first failing check is reported; " + text + ".")
            .orElse(null);
    if (next != null && explanation.isCors()) {
      lines.add("");
      lines.add(next);
    }
  }

  /** Returns all explanations, an empty line between two. */
  public static String text(List<Explanation> explanations) {
    return explanations.stream()
        .map(one -> String.join("\n", lines(Objects.requireNonNull(one))) + "\n")
        .collect(Collectors.joining("\n"));
  }
}
