package dev.drawbridge.benchmarks.engine;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsProcessor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Drawbridge's decision alone: the values are in hand, nothing is written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {
  /** Name of the {@link Scenario}. */
  @Param("GET_ONE")
  public String scenario = "GET_ONE";

  private CorsProcessor processor = CorsProcessor.closed();
  private Values[] requests = {};
  private int next;

  /** Compiles the policy and makes the requests. */
  @Setup
  public void configure() {
    Scenario chosen = Scenario.valueOf(scenario);
    processor = DrawbridgeHandler.processor(chosen);
    requests = new Values[chosen.rotation()];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = chosen.request(i);
    }
  }

  /** Decides on the next request of the rotation. */
  @Benchmark
  public CorsDecision decide() {
    Values values = requests[next++ & (requests.length - 1)];
    values.cool();
    return processor.decide(values, Values.READER);
  }
}
