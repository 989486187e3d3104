package dev.drawbridge.conformance.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes exchanges at random, aimed at the corners of the CORS protocol. */
final class Generator {
  /** How much of an exchange is picked from the corners, instead of made to succeed. */
  private static final Double[] ODDNESS = {0.0, 0.03, 0.03, 0.1, 0.1, 0.3, 0.7};

  private final String id;
  private final Dice dice;
  private final double oddness;
  private final Cast cast;
  private final String page;
  private final boolean several;

  private Generator(String id, Dice dice, Cast cast) {
    this.id = id;
    this.dice = dice;
    this.oddness = dice.oneOf(ODDNESS);
    this.cast = cast;
    this.page = dice.chance(0.12) ? "null" : cast.home().origin();
    this.several = dice.chance(0.15);
  }

  /** The exchanges of a seed; the same at every call. */
  static Stream<Exchange> exchanges(long seed, int count) {
    return IntStream.range(0, count).mapToObj(number -> exchange(seed, number));
  }

  private static Exchange exchange(long seed, int number) {
    long start = seed * 31_415_926_535L + number;
    Cast cast = Cast.of(new Dice(~start));
    return new Generator("s" + seed + "-" + number, new Dice(start), cast).exchange();
  }

  private Exchange exchange() {
    WayDice ways = new WayDice(dice, oddness, "/c/" + id + "/", cast, page);
    String given = ways.given();
    List<Leg> way = ways.legs(given);
    RequestDice requests = new RequestDice(dice, several);
    Exchange.Request request = requests.request(given);
    List<Exchange.Step> steps = new ArrayList<>();
    steps.add(new Exchange.Step(null, request, hops(way, request)));
    for (int more = several ? dice.oneOf(1, 1, 2) : 0; more > 0; more--) {
      List<Exchange.Hop> before = steps.get(steps.size() - 1).hops();
      request = dice.chance(0.3) ? request : requests.request(given);
      @Nullable Double wait = dice.chance(0.04) ? 6.5 : null;
      steps.add(new Exchange.Step(wait, request, dice.chance(0.5) ? before : hops(way, request)));
    }
    return new Exchange(id, page, steps);
  }

  private List<Exchange.Hop> hops(List<Leg> way, Exchange.Request request) {
    AnswerDice answers = new AnswerDice(dice, oddness, cast, page, request);
    Map<String, Exchange.Hop> hops = new LinkedHashMap<>();
    boolean tainted = false;
    for (int i = 0; i < way.size(); i++) {
      Leg leg = way.get(i);
      Exchange.Hop hop = answers.hop(leg, tainted, several);
      hops.putIfAbsent(hop.url(), hop);
      String origin = leg.url().origin().toString();
      boolean crosses =
          i + 1 < way.size() && !origin.equals(way.get(i + 1).url().origin().toString());
      tainted |= crosses && !origin.equals(page);
    }
    return List.copyOf(hops.values());
  }
}
