package dev.drawbridge.doctor.explain;

import dev.drawbridge.doctor.explain.Message.Echo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of all messages of a text one draft each: equal ones are counted, echoes dropped. */
final class Gathering {
  /** What makes two messages equal. */
  private record Key(Message message, Facts facts) {}

  /** How far the network panel's words for a reason stand behind the request. */
  private static final int SLACK = 8;

  private final Map<Key, Draft> drafts = new LinkedHashMap<>();
  private final Map<String, List<Draft>> byUrl = new LinkedHashMap<>();

  private Gathering() {}

  static List<Draft> of(List<Found> found, PastedText text) {
    Gathering gathering = new Gathering();
    RequestLines lines = new RequestLines(text.readable());
    List<Found> echoes = new ArrayList<>();
    for (Found one : WebkitLines.join(found)) {
      Found placed = one.with(one.facts().or(beside(one, lines, text)));
      if (placed.message().echo().rule() == Echo.Rule.NONE) {
        gathering.add(placed);
      } else {
        echoes.add(placed);
      }
    }
    echoes.forEach(gathering::addEcho);
    gathering.drafts.values().forEach(draft -> draft.learn(lines));
    return gathering.drafts.values().stream()
        .sorted(Comparator.comparingInt(Draft::start))
        .toList();
  }

  /** Returns what the line tells in which a network error or a reason without URL stands. */
  private static Facts beside(Found one, RequestLines lines, PastedText text) {
    Message message = one.message();
    boolean named = message.engine() == Engine.FIREFOX && message.echo().rule() == Echo.Rule.ANY;
    boolean network = message.id().startsWith("net-");
    return network || (named && !one.facts().has(Fact.URL))
        ? lines.around(text.place(one.start()), named ? SLACK : 0)
        : Facts.NONE;
  }

  private void add(Found one) {
    Key key = new Key(one.message(), one.facts());
    Draft known = drafts.get(key);
    if (known != null) {
      known.again();
      return;
    }
    Draft draft = new Draft(one);
    drafts.put(key, draft);
    String url = one.facts().get(Fact.URL);
    if (url != null) {
      byUrl.computeIfAbsent(url, unused -> new ArrayList<>()).add(draft);
    }
  }

  private void addEcho(Found echo) {
    Draft original = original(echo);
    if (original == null) {
      add(echo);
    } else if (original.message().equals(echo.message())) {
      original.again();
    } else {
      original.echo(echo);
    }
  }

  private @Nullable Draft original(Found echo) {
    String url = echo.facts().get(Fact.URL);
    List<Draft> same = url == null ? List.of() : byUrl.getOrDefault(url, List.of());
    Echo rule = echo.message().echo();
    return switch (rule.rule()) {
      case ANY -> drafts.isEmpty() ? null : drafts.values().iterator().next();
      case URL, REASON -> same.isEmpty() ? null : same.get(0);
      case MESSAGE ->
          same.stream().filter(d -> d.message().id().equals(rule.of())).findFirst().orElse(null);
      case NONE, MARK -> null;
    };
  }
}
