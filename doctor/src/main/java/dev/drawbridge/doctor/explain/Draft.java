package dev.drawbridge.doctor.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An explanation in the making: a message, what is known about it, how often it was there. */
final class Draft {
  private static final int FIRST_NOT_SUCCESSFUL = 300;

  private final Message message;
  private final int start;
  private Facts facts;
  private int count = 1;
  private boolean echoed;

  Draft(Found found) {
    this.message = found.message();
    this.start = found.start();
    this.facts = found.facts();
  }

  /** Returns where it was found first. */
  int start() {
    return start;
  }

  Message message() {
    return message;
  }

  Facts facts() {
    return facts;
  }

  void again() {
    count++;
  }

  /** Takes what an echo of this message tells in addition. */
  void echo(Found echo) {
    boolean same = echo.message().engine() == message.engine();
    if (same && message.engine() == Engine.FIREFOX && isAbout(echo.facts())) {
      echoed = true;
      facts = facts.or(echo.facts());
    }
  }

  boolean isAbout(Facts others) {
    String url = facts.get(Fact.URL);
    return url != null && url.equals(others.get(Fact.URL));
  }

  /** Takes what lines beside the message tell of its request. */
  void learn(RequestLines lines) {
    String url = facts.get(Fact.URL);
    String initial = facts.get(Fact.INITIAL);
    if (url != null && !message.isImpostor()) {
      learn(lines.aboutPreflight(url), Phase.ACTUAL);
      learn(lines.about(url), Phase.PREFLIGHT);
    }
    if (initial != null) {
      facts = facts.or(lines.about(initial).without(Fact.STATUS).without(Fact.URL));
    }
  }

  /** Takes facts of a line, the status unless the message is about the other request. */
  private void learn(Facts line, Phase other) {
    Facts known = line.without(Fact.URL);
    facts = facts.or(phase() == other ? known.without(Fact.STATUS) : known);
  }

  private Phase phase() {
    if (message.phase() != Phase.UNKNOWN) {
      return message.phase();
    }
    int status = facts.status();
    boolean refused = status >= FIRST_NOT_SUCCESSFUL;
    if (message.engine() == Engine.WEBKIT && refused) {
      return Phase.ACTUAL; // of a preflight it checks the status first
    }
    boolean redirect = refused && status < 400;
    boolean first = message.engine() == Engine.FIREFOX && echoed && status != 0 && !redirect;
    return first ? Phase.PREFLIGHT : Phase.UNKNOWN;
  }

  Explanation finish() {
    Phase phase = phase();
    List<CauseEntry> entries = causes(phase);
    List<Cause> causes = entries.stream().map(entry -> entry.fill(facts, phase)).toList();
    boolean include = causes.stream().anyMatch(cause -> cause.id().contains("credentials"));
    Probes probes = ProbeLines.of(facts, phase, entries, include);
    return new Explanation(message, facts, phase, count, causes, probes);
  }

  /** Returns what is possible, the likely first. */
  private List<CauseEntry> causes(Phase phase) {
    List<Candidate> possible = new ArrayList<>();
    message.causes().stream().filter(c -> c.isPossible(facts, phase)).forEach(possible::add);
    possible.sort(Comparator.comparing(candidate -> !candidate.isLikely(facts)));
    Map<String, CauseEntry> entries = new LinkedHashMap<>();
    possible.forEach(c -> entries.putIfAbsent(c.name(), CauseEntry.of(c.name())));
    return List.copyOf(entries.values());
  }
}
