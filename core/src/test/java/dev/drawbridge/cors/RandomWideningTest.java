package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsDecision.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Inclusion of policies against what the engine decides: where one lies in another, no request is
 * granted more; where it does not, each example is granted by the wider one alone.
 */
final class RandomWideningTest {
  private static final int PAIRS = 5_000;
  private static final int REQUESTS_OF_A_PAIR = 40;

  @Test
  void inclusionIsWhatTheEngineDecides() {
    AtomicInteger included = new AtomicInteger();
    AtomicInteger wider = new AtomicInteger();
    Dice.rollEach(
        PAIRS,
        PAIRS * 10,
        dice -> {
          Settings settings = RandomPolicy.draw(dice);
          CorsPolicy one = RandomPolicy.builder(settings).build();
          CorsPolicy other = RandomNeighbour.draw(dice, settings);
          boolean lies = check(dice, one, other);
          boolean liesToo = check(dice, other, one);
          (lies ? included : wider).incrementAndGet();
          (liesToo ? included : wider).incrementAndGet();
        });
    // Both happen often enough for the test to say something.
    assertThat(included.get()).isGreaterThan(PAIRS / 4);
    assertThat(wider.get()).isGreaterThan(PAIRS / 4);
  }

  private static boolean check(Dice dice, CorsPolicy policy, CorsPolicy than) {
    CorsProcessor wide = CorsProcessor.of(policy);
    CorsProcessor narrow = CorsProcessor.of(than);
    List<Widening> widenings = Widening.of(policy, than).toList();
    for (Widening widening : widenings) {
      Message request = request(widening);
      boolean example = grants(wide, request, widening) && !grants(narrow, request, widening);
      expect(example, widening, policy, than);
    }
    for (int i = 0; widenings.isEmpty() && i < REQUESTS_OF_A_PAIR; i++) {
      Message request = RandomRequest.draw(dice, settings(dice.oneIn(2) ? policy : than));
      Set<String> more = new TreeSet<>(grants(wide, request));
      more.removeAll(grants(narrow, request));
      boolean all = grants(narrow, request).contains("read *");
      more.removeIf(grant -> all && grant.startsWith("read "));
      expect(more.isEmpty(), request + " " + more, policy, than);
    }
    return widenings.isEmpty();
  }

  private static void expect(boolean held, Object what, CorsPolicy policy, CorsPolicy than) {
    if (!held) {
      throw new AssertionError(what + "\n" + policy + "\nheld against\n" + than);
    }
  }

  private static Settings settings(CorsPolicy policy) {
    return new Settings(
        policy.allowOrigins().stream().map(OriginPattern::toString).toList(),
        policy.allowMethods(),
        policy.allowHeaders(),
        policy.exposeHeaders(),
        policy.allowCredentials(),
        null,
        policy.denied(),
        policy.preflightStatus(),
        false,
        false,
        false,
        null,
        false,
        true,
        true,
        true);
  }

  private static Message request(Widening widening) {
    return switch (widening.kind()) {
      case ALLOW_METHODS -> preflight(widening, widening.value());
      case ALLOW_HEADERS ->
          preflight(widening, "GET")
              .add("Access-Control-Request-Headers", widening.value().toLowerCase(Locale.ROOT));
      default -> new Message("GET").add("Origin", widening.origin());
    };
  }

  private static Message preflight(Widening widening, String method) {
    return new Message("OPTIONS")
        .add("Origin", widening.origin())
        .add("Access-Control-Request-Method", method);
  }

  private static boolean grants(CorsProcessor server, Message request, Widening widening) {
    Set<String> grants = grants(server, request);
    return switch (widening.kind()) {
      case ALLOW_ORIGINS -> grants.contains("answer");
      case ALLOW_METHODS, ALLOW_HEADERS -> grants.contains("preflight");
      case EXPOSE_HEADERS ->
          grants.contains("read *")
              || grants.contains("read " + widening.value().toLowerCase(Locale.ROOT));
      case ALLOW_CREDENTIALS -> grants.contains("credentials");
      case TIMING_ALLOW_ORIGIN -> grants.contains("timing");
    };
  }

  /** What the answer to a request lets the page do. */
  private static Set<String> grants(CorsProcessor server, Message request) {
    Message response = new Message("");
    Kind kind = server.process(request, Message.READER, response, Message.WRITER).kind();
    Set<String> grants = new TreeSet<>();
    if (kind == Kind.PREFLIGHT_GRANTED || kind == Kind.ACTUAL) {
      grants.add(kind == Kind.ACTUAL ? "answer" : "preflight");
      if (!response.values("Access-Control-Allow-Credentials").isEmpty()) {
        grants.add("credentials");
      }
      if (!response.values("Timing-Allow-Origin").isEmpty()) {
        grants.add("timing");
      }
      for (String name : NaiveBrowser.list(response, "Access-Control-Expose-Headers")) {
        grants.add("read " + name.toLowerCase(Locale.ROOT));
      }
      // What a page reads anyway.
      grants.removeAll(List.of("read content-type", "read cache-control", "read content-length"));
    }
    return grants;
  }

  /** Draws policies that differ from another in a few entries. */
  private static final class RandomNeighbour {
    static CorsPolicy draw(Dice dice, Settings settings) {
      while (true) {
        CorsPolicy.Builder builder =
            RandomPolicy.builder(settings)
                .allowOrigins(origins(dice, settings.allowOrigins()))
                .allowMethods(names(dice, settings.allowMethods(), RandomPolicy.METHODS))
                .allowHeaders(names(dice, settings.allowHeaders(), RandomPolicy.HEADERS))
                .exposeHeaders(names(dice, settings.exposeHeaders(), RandomPolicy.HEADERS));
        if (dice.oneIn(6)) {
          builder.allowCredentials(dice.oneIn(2)).timingAllowOrigin(dice.oneIn(2));
        }
        if (builder.problems().isEmpty()) {
          return builder.build();
        }
      }
    }

    private static List<String> names(Dice dice, List<String> names, List<String> from) {
      List<String> changed = new ArrayList<>(names);
      while (dice.oneIn(5)) {
        if (dice.oneIn(3)) {
          changed = new ArrayList<>(List.of("*"));
        } else if (dice.oneIn(2) || changed.isEmpty()) {
          changed.add(dice.recase(dice.pick(from)));
        } else {
          changed.remove(dice.between(0, changed.size() - 1));
        }
      }
      return changed;
    }

    private static List<String> origins(Dice dice, List<String> origins) {
      List<String> changed = new ArrayList<>(origins);
      while (dice.oneIn(2)) {
        if (dice.oneIn(12)) {
          return List.of("*");
        }
        if (dice.oneIn(3) || changed.contains("*")) {
          changed.removeIf(pattern -> pattern.equals("*"));
          changed.add(RandomPolicy.pattern(dice));
        } else if (dice.oneIn(3) && changed.size() > 1) {
          changed.remove(dice.between(0, changed.size() - 1));
        } else {
          int at = dice.between(0, changed.size() - 1);
          String bent = bend(dice, changed.get(at));
          changed.set(at, OriginPattern.parse(bent) == null ? changed.get(at) : bent);
        }
      }
      return changed;
    }

    /** Makes a pattern wider or narrower. */
    private static String bend(Dice dice, String pattern) {
      return switch (dice.between(0, 5)) {
        case 0 -> pattern.replaceFirst("(?<=[^:/]):[0-9]+$", "") + ":*";
        case 1 -> pattern.replaceFirst(":\\*$", "");
        case 2 -> pattern.replaceFirst(":\\*$", ":" + dice.pick("8080", "1", "3000"));
        case 3 -> pattern.replaceFirst("://(\\*\\.)?[a-z0-9_-]+\\.", "://*.");
        case 4 -> pattern.replace("://*.", "://" + dice.pick("x.", "www.", "*.a.", "*.a!.", "a."));
        default -> pattern.replace("://", "://*.");
      };
    }
  }
}
