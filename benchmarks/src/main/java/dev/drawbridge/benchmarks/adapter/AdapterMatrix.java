package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.CpuTimeProfiler;
import dev.drawbridge.benchmarks.engine.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all contestants of a scenario within the same minutes, scenario after scenario; writes JMH's
 * JSON and a Markdown report. Started by {@code benchmarks/run-adapters}, which explains the
 * arguments.
 */
public final class AdapterMatrix {
  static final List<Scenario> SCENARIOS =
      List.of(
          Scenario.NO_ORIGIN,
          Scenario.GET_ONE,
          Scenario.GET_DENIED,
          Scenario.GET_THOUSAND,
          Scenario.GET_PATTERNS,
          Scenario.PREFLIGHT,
          Scenario.PREFLIGHT_BAD_ORIGIN,
          Scenario.COMMAS_8K);

  private AdapterMatrix() {}

  /** Takes the output directory, {@code quick} or {@code full}, and names of scenarios to keep. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean quick = arguments[1].equals("quick");
    List<Scenario> scenarios = SCENARIOS;
    if (arguments.length > 2) {
      scenarios = Arrays.stream(arguments).skip(2).map(Scenario::valueOf).toList();
    }
    List<RunResult> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      results.addAll(new Runner(options(scenario, quick)).run());
    }
    write(Path.of(arguments[0]), results);
  }

  private static Options options(Scenario scenario, boolean quick) {
    String[] contestants =
        Arrays.stream(Contestant.values())
            .filter(one -> one.supports(scenario))
            .map(Enum::name)
            .toArray(String[]::new);
    TimeValue time = TimeValue.milliseconds(quick ? 200 : 400);
    return new OptionsBuilder()
        .include(AdapterBenchmark.class.getName() + ".answer")
        .param("contestant", contestants)
        .param("scenario", scenario.name())
        .forks(quick ? 1 : 2)
        .warmupIterations(5)
        .warmupTime(time)
        .measurementIterations(5)
        .measurementTime(time)
        .threads(1)
        .jvmArgs(
            "-Xbatch",
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseG1GC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED")
        .shouldFailOnError(true)
        .addProfiler(CpuTimeProfiler.class)
        .addProfiler(GCProfiler.class)
        .build();
  }

  private static void write(Path directory, List<RunResult> results) throws IOException {
    Files.createDirectories(directory);
    Path json = directory.resolve("adapters.json");
    ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(results);
    Path report = directory.resolve("adapters.md");
    Files.writeString(report, new AdapterReport(results).text());
    System.out.println(Files.readString(report));
    System.out.println(json + "\n" + report);
  }
}
