package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Answer;
import dev.drawbridge.benchmarks.engine.Values;

/** A stub of a framework with somebody's CORS in it, or nobody's. */
interface Carrier {
  /** Answers the next request; {@code values} may come again. */
  void send(Values values) throws Exception;

  /** What a benchmark returns, so that nothing of the answer is dead code. */
  int sink();

  /** The last answer, for those who check it. */
  Answer answer();
}
