package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.wire.WireConnection;
import dev.drawbridge.wire.WireResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A policy that is replaced while requests run, from as many pages as there are clients. */
final class LoadCases {
  private static final int CLIENTS = 8;
  private static final int REQUESTS = 120;
  private static final List<String> PAGES =
      IntStream.range(0, CLIENTS).mapToObj(i -> "https://page-" + i + ".example").toList();

  /** What both policies allow, and what differs in every field. */
  private enum Policy {
    OLD(1),
    NEW(2);

    private final int number;

    Policy(int number) {
      this.number = number;
    }

    CorsRoutes routes() {
      return KitPolicies.everywhere(
          CorsPolicy.builder()
              .allowOrigins(PAGES.toArray(new String[0]))
              .allowMethods("PUT", "M" + number)
              .allowHeaders("X-" + number)
              .exposeHeaders("E-" + number)
              .allowCredentials(this == OLD)
              .timingAllowOrigin(this == NEW)
              .maxAge(Duration.ofSeconds(number))
              .build());
    }

    Expected expected(Call call) {
      String page = call.fields().get(0).value();
      boolean preflight = call.method().equals("OPTIONS");
      Expected expected =
          preflight ? Expected.status(204).body("") : Expected.status(200).vary("Origin");
      expected.cors("Access-Control-Allow-Origin", page);
      if (this == OLD) {
        expected.cors("Access-Control-Allow-Credentials", "true");
      }
      if (preflight) {
        return expected
            .cors("Access-Control-Allow-Methods", "PUT, M" + number)
            .cors("Access-Control-Allow-Headers", "X-" + number)
            .cors("Access-Control-Max-Age", "" + number);
      }
      if (this == NEW) {
        expected.cors("Timing-Allow-Origin", page);
      }
      return expected.cors("Access-Control-Expose-Headers", "E-" + number);
    }
  }

  private LoadCases() {}

  private static List<Call> calls(String page) {
    return List.of(
        KitPolicies.get("/items/1", page),
        KitPolicies.preflight("/items/1", page),
        KitPolicies.get("/async", page));
  }

  static Stream<KitCase> all() {
    return Stream.of(
        new KitCase("reconfigure under load", Policy.OLD.routes(), LoadCases::underLoad));
  }

  private static void underLoad(Subject subject) throws Exception {
    AtomicInteger[] seen = {new AtomicInteger(), new AtomicInteger()};
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        running.add(
            clients.submit(
                () -> {
                  ask(subject, client, seen);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError error) {
        throw error;
      }
      throw e;
    } finally {
      clients.shutdownNow();
    }
    if (seen[0].get() == 0 || seen[1].get() == 0) {
      throw new AssertionError(
          "answers under the two policies: " + List.of(seen) + ": expected some of each");
    }
  }

  private static void ask(Subject subject, int client, AtomicInteger[] seen) throws IOException {
    List<Call> calls = calls(PAGES.get(client));
    WireConnection connection = subject.connect();
    try {
      for (int i = 0; i < REQUESTS; i++) {
        Call call = calls.get((client + i) % calls.size());
        seen[policyOf(call, subject.to(call, connection))].incrementAndGet();
        if (i % 5 == client % 5) {
          subject.reconfigure(Policy.values()[(i + client) % 2].routes());
        }
      }
    } finally {
      connection.close();
    }
  }

  /** Which of the policies an answer is wholly of. */
  private static int policyOf(Call call, WireResponse answer) {
    for (Policy policy : Policy.values()) {
      if (policy.expected(call).problems(answer).isEmpty()) {
        return policy.ordinal();
      }
    }
    throw Subject.failure(
        call,
        answer,
        Stream.of(Policy.values())
            .flatMap(
                policy ->
                    policy.expected(call).problems(answer).stream()
                        .map(problem -> "as of " + policy + ": " + problem))
            .toList());
  }
}
