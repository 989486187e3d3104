package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.adapter.Contestant.Side;
import dev.drawbridge.benchmarks.engine.Cell;
import dev.drawbridge.benchmarks.engine.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/** One Markdown table for each framework: what each contestant costs, and theirs ÷ ours. */
final class AdapterReport {
  private final Map<Scenario, Map<Contestant, Cell>> cells = new EnumMap<>(Scenario.class);

  AdapterReport(Collection<RunResult> results) {
    for (RunResult result : results) {
      Scenario scenario = Scenario.valueOf(result.getParams().getParam("scenario"));
      Contestant contestant = Contestant.valueOf(result.getParams().getParam("contestant"));
      cells
          .computeIfAbsent(scenario, s -> new EnumMap<>(Contestant.class))
          .put(contestant, Cell.of(result));
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("Java ").append(Runtime.version()).append("\n\n");
    text.append("CPU ns per request: median of all iterations (least–most), bytes allocated\n");
    Stream.of(Contestant.values())
        .map(Contestant::framework)
        .distinct()
        .forEach(framework -> table(text, framework));
    return text.toString();
  }

  private void table(StringBuilder text, String framework) {
    List<Contestant> theirs = Contestant.of(framework, Side.THEIRS);
    List<Contestant> columns = new ArrayList<>(Contestant.of(framework, Side.NOBODY));
    columns.addAll(Contestant.of(framework, Side.OURS));
    columns.addAll(theirs);
    text.append("\n| ").append(framework).append(" |");
    columns.forEach(one -> text.append(' ').append(one.title()).append(" |"));
    theirs.forEach(one -> text.append(' ').append(one.title()).append(" ÷ ours |"));
    text.append("\n|---|").append("---|".repeat(columns.size() + theirs.size())).append('\n');
    Contestant ours = Contestant.of(framework, Side.OURS).get(0);
    cells.forEach((scenario, row) -> row(text, scenario, row, columns, theirs, row.get(ours)));
  }

  private static void row(
      StringBuilder text,
      Scenario scenario,
      Map<Contestant, Cell> row,
      List<Contestant> columns,
      List<Contestant> theirs,
      @Nullable Cell ours) {
    text.append("| ").append(scenario.title()).append(" |");
    for (Contestant one : columns) {
      Cell cell = row.get(one);
      text.append(' ').append(cell == null ? "—" : cell.text()).append(" |");
    }
    for (Contestant one : theirs) {
      text.append(' ').append(ratio(row.get(one), ours)).append(" |");
    }
    text.append('\n');
  }

  private static String ratio(@Nullable Cell theirs, @Nullable Cell ours) {
    return theirs == null || ours == null ? "—" : Cell.number(theirs.nanos() / ours.nanos());
  }
}
