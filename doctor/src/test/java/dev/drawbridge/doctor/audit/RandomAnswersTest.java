package dev.drawbridge.doctor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.Reach;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireFailure;
import dev.drawbridge.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever servers answer, the rules say something or nothing, and never fail. */
final class RandomAnswersTest {
  private static final int RUNS = Boolean.getBoolean("drawbridge.full") ? 20_000 : 500;

  private static final List<String> NAMES =
      List.of(
          "Access-Control-Allow-Origin",
          "Access-Control-Allow-Origin",
          "access-control-allow-credentials",
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Headers",
          "Access-Control-Expose-Headers",
          "Access-Control-Max-Age",
          "Access-Control-Allow-Private-Network",
          "Vary",
          "Age",
          "X-Cache",
          "Cache-Control",
          "X-Drawbridge-Audit");

  private static final List<String> VALUES =
      List.of(
          "*",
          "true",
          "null",
          "",
          " ",
          ",",
          ",,a",
          "Origin",
          "no-store",
          "hit",
          "HIT from \u00e9",
          "0",
          "-1",
          "86401",
          "99999999999999999999",
          "600, 600",
          "TRACE",
          "authorization",
          "https://app.example.com",
          "https://app.example.com, *",
          "\u0000\u001b[31m");

  private static final List<Integer> STATUSES =
      List.of(200, 204, 301, 401, 403, 404, 429, 500, 503);

  @Test
  void neverFails() {
    long first = Long.getLong("drawbridge.seed", new Random().nextLong(1L << 40));
    for (long seed = first; seed < first + RUNS; seed++) {
      String again = "again with -Ddrawbridge.seed=" + seed;
      List<Finding> findings;
      try {
        findings = new Audited(seed).findings();
      } catch (RuntimeException e) {
        throw new AssertionError(again, e);
      }
      Set<String> ids = new HashSet<>();
      assertThat(findings).as(again).allMatch(one -> ids.add(one.id()), "told once");
      assertThat(findings).as(again).allMatch(one -> !one.evidence().isEmpty(), "shown");
      assertThat(Report.of(Url.of("https://api.example.com/"), findings).findings())
          .as(again)
          .hasSameSizeAs(findings);
    }
  }

  /** An audit of a server that answers by chance. */
  private static final class Audited {
    private final Random random;
    private final Target target;

    Audited(long seed) {
      this.random = new Random(seed);
      this.target =
          new Target(
              Url.of("https://api.example.com/"),
              Origin.of("https://app.example.com"),
              random.nextBoolean() ? Reach.PUBLIC : Reach.INTERNAL,
              FieldList.EMPTY,
              "dbqwerty");
    }

    List<Finding> findings() {
      Plan plan = new Plan(target);
      Observations seen = new Observations(answers(plan.first()));
      seen = seen.and(answers(plan.second(seen)));
      List<Probe> third = plan.third(seen);
      assertThat(seen.all().size() + third.size()).isLessThanOrEqualTo(Audit.MOST_PROBES);
      return Audit.judge(seen.and(answers(third)), target);
    }

    private List<Observation> answers(List<Probe> probes) {
      List<Observation> seen = new ArrayList<>();
      probes.forEach(probe -> seen.add(new Observation(probe, answer(probe))));
      return seen;
    }

    private WireExchange answer(Probe probe) {
      Duration took = Duration.ofMillis(random.nextInt(3000));
      if (random.nextInt(20) == 0) {
        WireFailure failure = new WireFailure(pick(List.of(WireFailure.Kind.values())), "gone");
        return new WireExchange(probe.request(), null, failure, took);
      }
      List<Field> fields = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        String echo = random.nextInt(3) == 0 ? probe.origin() : null;
        fields.add(new Field(pick(NAMES), echo == null ? pick(VALUES) : echo));
      }
      byte[] body = pick(VALUES).getBytes(StandardCharsets.ISO_8859_1);
      WireResponse response =
          new WireResponse("HTTP/1.1", pick(STATUSES), "", new FieldList(fields), body, false);
      return new WireExchange(probe.request(), response, null, took);
    }

    private <T> T pick(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }
  }
}
