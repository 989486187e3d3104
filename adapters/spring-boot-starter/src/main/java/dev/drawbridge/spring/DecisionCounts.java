package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsListener;
import dev.drawbridge.cors.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * How often each policy decided what, since the start; reloads keep the counts. At level DEBUG each
 * refusal is logged, for whoever looks for its reason.
 */
final class DecisionCounts {
  private static final Log LOG = LogFactory.getLog(DecisionCounts.class);

  /** What may not stand in a log: the origin is as a stranger sent it. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final int KINDS = CorsDecision.Kind.values().length;
  private static final int REFUSALS = Refusal.values().length;

  private final Map<String, PolicyCounts> policies = new ConcurrentHashMap<>();
  private final List<BiConsumer<Series, LongAdder>> watchers = new CopyOnWriteArrayList<>();
  private final Map<Series, LongAdder> series = new ConcurrentHashMap<>();

  /**
   * What is counted apart.
   *
   * @param policy the policy's name; the match of a policy without name; {@code none}
   * @param decision such as {@code preflight-granted}
   * @param refusal the code of the step that failed, or the empty text
   */
  record Series(String policy, String decision, String refusal) {}

  /** Counts the decisions of a policy. */
  CorsListener of(String policy) {
    return policies.computeIfAbsent(policy, PolicyCounts::new);
  }

  /** Hands out each series, those that begin later included. */
  void watch(BiConsumer<Series, LongAdder> watcher) {
    synchronized (watchers) {
      watchers.add(watcher);
      series.forEach(watcher);
    }
  }

  /** What was counted so far. */
  Map<Series, Long> now() {
    Map<Series, Long> now = new HashMap<>();
    series.forEach((of, count) -> now.put(of, count.sum()));
    return now;
  }

  private static String nameOf(CorsDecision.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private final class PolicyCounts implements CorsListener {
    private final String policy;
    private final AtomicReferenceArray<@Nullable LongAdder> counts =
        new AtomicReferenceArray<>(KINDS * (REFUSALS + 1));

    PolicyCounts(String policy) {
      this.policy = policy;
    }

    @Override
    public void decided(CorsDecision decision, @Nullable String origin) {
      Refusal refusal = decision.refusal();
      int step = refusal == null ? 0 : refusal.ordinal() + 1;
      int index = decision.kind().ordinal() * (REFUSALS + 1) + step;
      LongAdder count = counts.get(index);
      (count == null ? begin(index, decision.kind(), refusal) : count).increment();
      if (refusal != null && LOG.isDebugEnabled()) {
        LOG.debug(refused(decision.kind(), refusal, origin));
      }
    }

    private String refused(CorsDecision.Kind kind, Refusal refusal, @Nullable String origin) {
      String page = origin == null ? "none" : CONTROL.matcher(origin).replaceAll("?");
      return (nameOf(kind) + ": " + refusal.description())
          + (" (policy " + policy + ", origin " + page + ", " + refusal.code() + ")");
    }

    private LongAdder begin(int index, CorsDecision.Kind kind, @Nullable Refusal refusal) {
      Series begun = new Series(policy, nameOf(kind), refusal == null ? "" : refusal.code());
      synchronized (watchers) {
        LongAdder known = series.get(begun);
        if (known != null) {
          return known;
        }
        LongAdder added = new LongAdder();
        series.put(begun, added);
        counts.set(index, added);
        watchers.forEach(watcher -> watcher.accept(begun, added));
        return added;
      }
    }
  }
}
