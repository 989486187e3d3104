package dev.drawbridge.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One request through the stub: the fields are new strings, the response is reset. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
  /** Who answers. */
  @Param("DRAWBRIDGE")
  public Peer peer = Peer.DRAWBRIDGE;

  /** Name of the {@link Scenario}. */
  @Param("GET_ONE")
  public String scenario = "GET_ONE";

  private Handler handler = new ChainOnly();
  private StubRequest request = Stubs.request();
  private StubResponse response = Stubs.response();
  private Values[] requests = {};
  private int next;

  /** Configures the peer and makes the requests. */
  @Setup
  public void configure() {
    Scenario chosen = Scenario.valueOf(scenario);
    handler = peer.handler(chosen);
    requests = new Values[chosen.rotation()];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = chosen.request(i);
    }
  }

  /** Lets the peer answer the next request of the rotation. */
  @Benchmark
  public int answer() throws Exception {
    Values values = requests[next++ & (requests.length - 1)];
    values.cool();
    values.writeTo(request);
    response.restart();
    handler.handle(request, response);
    return response.sink();
  }
}
