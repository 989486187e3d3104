package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Scenario;
import dev.drawbridge.benchmarks.engine.Values;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One request through a framework's stub. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AdapterBenchmark {
  /** Whose CORS, in which framework. */
  @Param("SERVLET")
  public Contestant contestant = Contestant.SERVLET;

  /** What is asked. */
  @Param("GET_ONE")
  public Scenario scenario = Scenario.GET_ONE;

  private Carrier carrier = Contestant.SERVLET_STUB.carrier(Scenario.GET_ONE);
  private Values[] requests = {};
  private int next;

  /** Configures the contestant and makes the requests. */
  @Setup
  public void configure() {
    carrier = contestant.carrier(scenario);
    requests = new Values[scenario.rotation()];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = scenario.request(i);
    }
  }

  /** Lets the contestant answer the next request of the rotation. */
  @Benchmark
  public int answer() throws Exception {
    Values values = requests[next++ & (requests.length - 1)];
    values.cool();
    carrier.send(values);
    return carrier.sink();
  }
}
