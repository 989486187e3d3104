package dev.drawbridge.doctor.audit;

import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.Reach;
import dev.drawbridge.wire.WireClient;
import dev.drawbridge.wire.WireExchange;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The security audit of a URL. It sends GET and OPTIONS only, never a cookie that was not given,
 * one request after another, at most {@link #MOST_PROBES} of them, each with a query of its own
 * where the URL takes one; follows no redirect, and ends when the server turns probes away.
 */
public final class Audit {
  /** The bound on the number of requests. */
  public static final int MOST_PROBES = Plan.MOST + 6;

  /** How many in a row may be turned away before an audit ends. */
  static final int PATIENCE = 8;

  private final Target target;
  private final WireClient client;
  private final Progress progress;
  private Observations seen = new Observations(List.of());
  private int inVain;

  private Audit(Target target, WireClient client, Progress progress) {
    this.target = target;
    this.client = client;
    this.progress = progress;
  }

  /** What is told while an audit goes on. */
  @FunctionalInterface
  public interface Progress {
    /**
     * One more probe was sent.
     *
     * @param done how many were sent so far
     * @param planned how many there will be, as far as is known
     */
    void sent(int done, int planned);
  }

  /**
   * Audits a URL.
   *
   * @param url an {@code http} or {@code https} URL
   * @param origin the origin of the pages that are meant to use it
   * @param given fields that are sent with every actual request, such as a cookie; mostly none
   * @param client sends the requests, at its pace
   * @param progress is told of every probe
   * @return the findings, none for a sound answer; one of unanswered probes if nothing answers
   */
  public static List<Finding> run(
      Url url, Origin origin, FieldList given, WireClient client, Progress progress) {
    Target target = new Target(url, origin, client.reach(url), given, word());
    return new Audit(target, client, progress).findings();
  }

  /** Audits what is known to be within some reach. */
  static List<Finding> run(Target target, WireClient client) {
    return new Audit(target, client, (done, planned) -> {}).findings();
  }

  private List<Finding> findings() {
    Plan plan = new Plan(target);
    send(plan.first());
    if (seen.all().stream().anyMatch(one -> one.status() != 0)) {
      send(plan.second(seen));
      send(plan.third(seen));
    }
    return judge(seen, target);
  }

  /** The rules alone: what follows from what was seen. */
  static List<Finding> judge(Observations seen, Target target) {
    List<Finding> findings = new ArrayList<>(OriginRules.find(seen, target));
    findings.addAll(AnswerRules.find(seen, target));
    findings.addAll(CacheRules.find(seen));
    findings.addAll(PreflightRules.find(seen, target));
    return findings;
  }

  /** Sends probes until the server has turned away enough of them in a row. */
  private void send(List<Probe> probes) {
    int before = seen.all().size();
    List<Observation> answers = new ArrayList<>();
    for (Probe probe : probes) {
      if (inVain == PATIENCE) {
        break;
      }
      Observation one = new Observation(probe, exchange(probe));
      inVain = one.isTurnedAway() ? inVain + 1 : 0;
      answers.add(one);
      progress.sent(before + answers.size(), before + probes.size());
    }
    seen = seen.and(answers);
  }

  /** A name of the public must not come to mean an address inside while it is audited. */
  private WireExchange exchange(Probe probe) {
    return target.reach() == Reach.PUBLIC
        ? client.sendOutside(probe.request())
        : client.send(probe.request());
  }

  /** Letters that nobody chose before. */
  private static String word() {
    String digits = new BigInteger(50, new SecureRandom()).toString(26);
    StringBuilder word = new StringBuilder("db");
    digits.chars().forEach(c -> word.append((char) ('a' + Character.digit(c, 26))));
    return word.toString();
  }
}
