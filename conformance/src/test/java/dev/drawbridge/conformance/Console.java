package dev.drawbridge.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What a tab's console printed, in order: messages of the page and of the browser. */
public final class Console {
  private final List<String> texts = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();

  void add(String text) {
    lock.lock();
    try {
      texts.add(text);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All until now. */
  public List<String> texts() {
    lock.lock();
    try {
      return List.copyOf(texts);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until what was printed fulfils a condition; browsers print after the page was told.
   *
   * @return all until now, whether it fulfils the condition or the deadline has passed
   */
  public List<String> await(Predicate<List<String>> condition, Duration deadline) {
    lock.lock();
    try {
      long left = deadline.toNanos();
      while (left > 0 && !condition.test(List.copyOf(texts))) {
        left = added.awaitNanos(left);
      }
      return List.copyOf(texts);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the console", e);
    } finally {
      lock.unlock();
    }
  }
}
