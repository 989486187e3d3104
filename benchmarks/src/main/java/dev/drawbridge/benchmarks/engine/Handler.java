package dev.drawbridge.benchmarks.engine;

/** Answers one request through the stub. */
public interface Handler {
  /** Answers. */
  void handle(StubRequest request, StubResponse response) throws Exception;
}
