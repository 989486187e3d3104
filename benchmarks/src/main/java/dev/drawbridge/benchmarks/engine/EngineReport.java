package dev.drawbridge.benchmarks.engine;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/** Two Markdown tables: CPU time and allocation by scenario and peer, and peer ÷ Drawbridge. */
final class EngineReport {
  private final Map<Scenario, Map<Peer, Cell>> answers = new EnumMap<>(Scenario.class);
  private final Map<Scenario, Cell> decisions = new EnumMap<>(Scenario.class);

  EngineReport(Collection<RunResult> results) {
    for (RunResult result : results) {
      Scenario scenario = Scenario.valueOf(result.getParams().getParam("scenario"));
      String peer = result.getParams().getParam("peer");
      if (peer == null) {
        decisions.put(scenario, Cell.of(result));
      } else {
        answers
            .computeIfAbsent(scenario, s -> new EnumMap<>(Peer.class))
            .put(Peer.valueOf(peer), Cell.of(result));
      }
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("Java ").append(Runtime.version()).append("\n\n");
    text.append("CPU ns per request: median of all iterations (least–most), bytes allocated\n\n");
    head(text, List.of(Peer.values()), "Drawbridge, decision only");
    answers.forEach((scenario, cells) -> costs(text, scenario, cells));
    List<Peer> compared = List.of(Peer.values()).stream().filter(Peer::isCompared).toList();
    text.append("\nMedians of CPU time, peer ÷ Drawbridge\n\n");
    head(text, compared, "Drawbridge ÷ floor");
    answers.forEach((scenario, cells) -> ratios(text, scenario, cells, compared));
    return text.toString();
  }

  private static void head(StringBuilder text, List<Peer> peers, String last) {
    text.append("| scenario |");
    peers.forEach(peer -> text.append(' ').append(peer.title()).append(" |"));
    text.append(' ').append(last).append(" |\n|---|").append("---|".repeat(peers.size() + 1));
    text.append('\n');
  }

  private void costs(StringBuilder text, Scenario scenario, Map<Peer, Cell> cells) {
    text.append("| ").append(scenario.title()).append(" |");
    for (Peer peer : Peer.values()) {
      text.append(' ').append(shown(cells.get(peer))).append(" |");
    }
    text.append(' ').append(shown(decisions.get(scenario))).append(" |\n");
  }

  private static String shown(@Nullable Cell cell) {
    return cell == null ? "—" : cell.text();
  }

  private static void ratios(
      StringBuilder text, Scenario scenario, Map<Peer, Cell> cells, List<Peer> compared) {
    text.append("| ").append(scenario.title()).append(" |");
    Cell ours = cells.get(Peer.DRAWBRIDGE);
    for (Peer peer : compared) {
      text.append(' ').append(ratio(cells.get(peer), ours)).append(" |");
    }
    text.append(' ').append(ratio(ours, cells.get(Peer.FLOOR))).append(" |\n");
  }

  private static String ratio(@Nullable Cell above, @Nullable Cell below) {
    if (above == null || below == null) {
      return "—";
    }
    return Cell.number(above.nanos() / below.nanos());
  }
}
