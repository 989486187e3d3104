package dev.drawbridge.benchmarks.judge;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.doctor.judge.ExchangeJudge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bytes to bytes: the 543 recorded exchanges, judged by one thread, with the collector and the heap
 * that {@code ./drawbridge} sets.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx384m"})
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 7, time = 3)
public class JudgeBenchmark {
  private static final int EXCHANGES = 543;
  private static final Path RECORDED =
      Path.of("core/src/test/resources/dev/drawbridge/browser/recorded.jsonl");

  /** Whose verdict it is. */
  @Param({"STANDARD", "CHROMIUM"})
  public Profile browser = Profile.STANDARD;

  private byte[] exchanges = {};

  /** Takes the exchanges out of the recording. */
  @Setup
  public void read() throws IOException {
    exchanges =
        Files.readAllLines(RECORDED).stream()
            .map(line -> line.substring("{\"case\": ".length(), line.indexOf(", \"family\": ")))
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Judges all of them. */
  @Benchmark
  @OperationsPerInvocation(EXCHANGES)
  public ExchangeJudge.Tally judge() throws IOException {
    ExchangeJudge.Tally tally =
        new ExchangeJudge(browser, line -> {})
            .judge(new ByteArrayInputStream(exchanges), OutputStream.nullOutputStream());
    if (tally.judged() != EXCHANGES) {
      throw new IllegalStateException("not all judged: " + tally);
    }
    return tally;
  }
}
