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

  /** Longer than browsers keep a preflight that does not say how long, in seconds. */
  private static final Double WAIT = 6.5;

  private final String id;
  private final Dice dice;
  private final double oddness;
  private final Cast cast;
  private final String page;
  private final boolean several;
  private final boolean aging;

  private Generator(String id, Dice dice, Cast cast, boolean aging) {
    this.id = id;
    this.dice = dice;
    this.aging = aging;
    double odd = dice.oneOf(ODDNESS);
    this.oddness = aging ? 0 : odd;
    this.cast = cast;
    this.page = dice.chance(0.12) ? "null" : cast.home().origin();
    this.several = dice.chance(0.15) || aging;
  }

  /** The exchanges of a seed; the same at every call. */
  static Stream<Exchange> exchanges(long seed, int count) {
    return IntStream.range(0, count).mapToObj(number -> exchange(seed, number));
  }

  private static Exchange exchange(long seed, int number) {
    long start = seed * 31_415_926_535L + number;
    // What came later is thrown by other dice, so that the rest of a seed stays what it was.
    Dice later = new Dice(~start);
    Cast cast = Cast.of(later);
    boolean aging = later.chance(0.03);
    return new Generator("s" + seed + "-" + number, new Dice(start), cast, aging).exchange();
  }

  private Exchange exchange() {
    WayDice ways = new WayDice(dice, oddness, "/c/" + id + "/", cast, page);
    String given = ways.given();
    RequestDice requests = new RequestDice(dice, several);
    return aging ? aging(ways.end(given), requests.preflighted(given)) : exchange(ways, given);
  }

  /** A fetch twice or thrice, in which nothing is odd but how long its preflight is kept. */
  private Exchange aging(Leg end, Exchange.Request request) {
    List<Exchange.Step> steps = new ArrayList<>();
    List<Exchange.Hop> hops = hops(List.of(end), request);
    steps.add(new Exchange.Step(null, request, hops));
    for (int more = dice.oneOf(1, 1, 2); more > 0; more--) {
      steps.add(new Exchange.Step(dice.chance(0.15) ? WAIT : null, request, hops));
    }
    return new Exchange(id, page, steps);
  }

  private Exchange exchange(WayDice ways, String given) {
    List<Leg> way = ways.legs(given);
    RequestDice requests = new RequestDice(dice, several);
    Exchange.Request request = requests.request(given);
    List<Exchange.Step> steps = new ArrayList<>();
    steps.add(new Exchange.Step(null, request, hops(way, request)));
    for (int more = several ? dice.oneOf(1, 1, 2) : 0; more > 0; more--) {
      List<Exchange.Hop> before = steps.get(steps.size() - 1).hops();
      request = dice.chance(0.3) ? request : requests.request(given);
      @Nullable Double wait = dice.chance(0.04) ? WAIT : null;
      steps.add(new Exchange.Step(wait, request, dice.chance(0.5) ? before : hops(way, request)));
    }
    return new Exchange(id, page, steps);
  }

  private List<Exchange.Hop> hops(List<Leg> way, Exchange.Request request) {
    AnswerDice answers = new AnswerDice(dice, oddness, cast, page, request, aging);
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
