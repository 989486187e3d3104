package dev.drawbridge.conformance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where a page fetches its jobs and leaves its reports. */
final class PageMailbox {
  /** Fetches to make one after the other. */
  record Job(int id, List<FetchCase> cases) {}

  private final AtomicInteger jobs = new AtomicInteger();
  private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
  private final Map<Integer, CompletableFuture<List<FetchOutcome>>> reports =
      new ConcurrentHashMap<>();

  /** Leaves a job for the page. */
  CompletableFuture<List<FetchOutcome>> post(List<FetchCase> cases) {
    Job job = new Job(jobs.incrementAndGet(), cases);
    CompletableFuture<List<FetchOutcome>> report = new CompletableFuture<>();
    reports.put(job.id(), report);
    waiting.add(job);
    return report;
  }

  /** The next job, or null if there is none for a while. */
  @Nullable Job next() {
    try {
      return waiting.poll(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Takes the page's report of a job. */
  void report(int job, List<FetchOutcome> outcomes) {
    CompletableFuture<List<FetchOutcome>> report = reports.remove(job);
    if (report != null) {
      report.complete(outcomes);
    }
  }
}
