package dev.drawbridge.benchmarks.engine;

/** What any handler costs at least. */
final class ChainOnly implements Handler {
  @Override
  public void handle(StubRequest request, StubResponse response) {
    response.chain();
  }
}
