package dev.drawbridge.benchmarks.engine;

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
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all scenarios by all peers, one scenario after the other, so that what is compared is
 * measured within the same minute; writes JMH's JSON and a Markdown report.
 *
 * <p>Started by {@code benchmarks/run-engine}, which explains the arguments.
 */
public final class EngineMatrix {
  private static final List<Scenario> QUICK =
      List.of(
          Scenario.GET_ONE,
          Scenario.GET_DENIED,
          Scenario.GET_THOUSAND,
          Scenario.GET_PATTERNS,
          Scenario.PREFLIGHT,
          Scenario.COMMAS_8K);

  private final Settings settings;
  private final List<RunResult> results = new ArrayList<>();

  private EngineMatrix(Settings settings) {
    this.settings = settings;
  }

  /** Takes the output directory, {@code quick} or {@code full}, and names of scenarios to keep. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean quick = arguments[1].equals("quick");
    List<Scenario> scenarios = quick ? QUICK : List.of(Scenario.values());
    if (arguments.length > 2) {
      scenarios = Arrays.stream(arguments).skip(2).map(Scenario::valueOf).toList();
    }
    Settings settings = quick ? new Settings(1, 5, 5, 400) : new Settings(2, 6, 5, 500);
    EngineMatrix matrix = new EngineMatrix(settings);
    for (Scenario scenario : scenarios) {
      matrix.run(scenario);
    }
    matrix.write(Path.of(arguments[0]));
  }

  private void run(Scenario scenario) throws RunnerException {
    String[] peers =
        Arrays.stream(Peer.values())
            .filter(peer -> peer.supports(scenario))
            .map(Enum::name)
            .toArray(String[]::new);
    ChainedOptionsBuilder options = options(scenario);
    options.include(EngineBenchmark.class.getName() + ".answer").param("peer", peers);
    results.addAll(new Runner(options.build()).run());
    ChainedOptionsBuilder decision = options(scenario);
    decision.include(DecisionBenchmark.class.getName() + ".decide");
    results.addAll(new Runner(decision.build()).run());
  }

  private ChainedOptionsBuilder options(Scenario scenario) {
    TimeValue time = TimeValue.milliseconds(settings.millis());
    return new OptionsBuilder()
        .param("scenario", scenario.name())
        .forks(settings.forks())
        .warmupIterations(settings.warmUps())
        .warmupTime(time)
        .measurementIterations(settings.measurements())
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
        .addProfiler(GCProfiler.class);
  }

  private void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path json = directory.resolve("engine.json");
    ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(results);
    Path report = directory.resolve("engine.md");
    Files.writeString(report, new EngineReport(results).text());
    System.out.println(Files.readString(report));
    System.out.println(json + "\n" + report);
  }

  private record Settings(int forks, int warmUps, int measurements, int millis) {}
}
