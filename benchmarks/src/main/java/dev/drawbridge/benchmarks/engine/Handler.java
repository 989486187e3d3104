package dev.drawbridge.benchmarks.engine;

/** Answers one request through the stub. */
interface Handler {
  void handle(StubRequest request, StubResponse response) throws Exception;
}
