package dev.drawbridge.conformance.exchange;

import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Throws what servers answer to a request: mostly what it needs, else something odd. */
final class AnswerDice {
  private final Dice dice;
  private final double oddness;
  private final Cast cast;
  private final String page;
  private final Exchange.Request request;
  private final boolean aging;
  private final boolean include;

  AnswerDice(
      Dice dice, double oddness, Cast cast, String page, Exchange.Request request, boolean aging) {
    this.dice = dice;
    this.oddness = oddness;
    this.cast = cast;
    this.page = page;
    this.request = request;
    this.aging = aging;
    this.include = request.credentials().equals("include");
  }

  /**
   * Throws the answers of one URL.
   *
   * @param tainted whether redirects made the request's origin opaque
   * @param caching whether the preflight is of interest later
   */
  Exchange.Hop hop(Leg leg, boolean tainted, boolean caching) {
    Fields fields = new Fields(leg, tainted);
    return new Exchange.Hop(
        leg.url().toString(),
        breaksOff() ? null : fields.preflight(caching),
        breaksOff() ? null : fields.response(caching));
  }

  private boolean breaksOff() {
    return dice.chance(oddness * 0.04);
  }

  private boolean odd() {
    return dice.chance(oddness);
  }

  /** The fields of one answer, as they come up. */
  private final class Fields {
    private final Leg leg;
    private final String origin;
    private final List<String> names;
    private List<List<String>> lines = new ArrayList<>();

    Fields(Leg leg, boolean tainted) {
      this.leg = leg;
      this.origin = tainted && dice.chance(0.8) ? "null" : page;
      this.names =
          Stream.concat(
                  request.headers().stream().map(pair -> pair.get(0)),
                  Stream.ofNullable(request.bodyType()).map(body -> "Content-Type"))
              .map(name -> name.toLowerCase(Locale.ROOT))
              .filter(Tokens::isToken)
              .distinct()
              .sorted()
              .toList();
    }

    Exchange.Message preflight(boolean caching) {
      lines = new ArrayList<>();
      int status = odd() ? number("preflight-status") : dice.oneOf(200, 204);
      access();
      add("Access-Control-Allow-Methods", odd() ? dice.corner("allow-methods") : methods());
      add("Access-Control-Allow-Headers", odd() ? dice.corner("allow-headers") : allowedNames());
      if (aging) {
        add("Access-Control-Max-Age", dice.corner(dice.chance(0.5) ? "max-age" : "max-age-edge"));
      } else if (dice.chance(caching ? 0.9 : 0.1)) {
        boolean odd = dice.chance(Math.max(0.3, oddness));
        add("Access-Control-Max-Age", odd ? dice.corner("max-age") : List.of("60"));
      }
      if (status / 100 == 3 && dice.chance(0.7)) {
        add("Location", List.of(leg.url() + "/elsewhere"));
      }
      return message(status, "0");
    }

    Exchange.Message response(boolean caching) {
      lines = new ArrayList<>();
      int status = odd() ? number("status") : 200;
      access();
      add("Cross-Origin-Resource-Policy", odd() ? dice.corner("resource-policy") : List.of());
      if (leg.redirects()) {
        add("Location", leg.locations());
        add("Cache-Control", List.of("no-store"));
        return message(leg.redirectStatus(), "0");
      }
      add("Access-Control-Expose-Headers", dice.corner("expose-headers"));
      add("X-One", List.of("1"));
      add(dice.oneOf("X-Two", "ETag", "Content-Language", "pragma", "X-Odd!"), List.of("2"));
      add("Content-Type", dice.chance(0.9) ? List.of("text/plain") : List.of());
      add("Cache-Control", caching ? List.of("no-store") : List.of());
      return message(status, status == 204 || status == 205 || status == 304 ? "0" : "2");
    }

    private void access() {
      List<String> origins = odd() ? dice.corner("allow-origin") : origins();
      boolean spelled = cast.home().hasDefaultPort() && dice.chance(0.15);
      add("Access-Control-Allow-Origin", spelled ? dice.corner("allow-origin-with-port") : origins);
      boolean wanted = include || dice.chance(0.1);
      List<String> credentials = wanted ? List.of("true") : List.of();
      add(
          "Access-Control-Allow-Credentials",
          odd() ? dice.corner("allow-credentials") : credentials);
    }

    private List<String> origins() {
      return List.of(!include && dice.chance(0.4) ? "*" : "{origin}");
    }

    private List<String> methods() {
      if (Methods.isSafelisted(Methods.normalize(request.method()))) {
        return dice.chance(0.7) ? List.of() : List.of("GET");
      }
      return List.of(!include && dice.chance(0.3) ? "*" : "{method}");
    }

    private List<String> allowedNames() {
      if (names.isEmpty()) {
        return List.of();
      }
      return List.of(!include && dice.chance(0.3) ? "*" : "{names}");
    }

    private Exchange.Message message(int status, String length) {
      boolean none = status == 204 || status == 304;
      add("Content-Length", none ? List.of() : List.of(length));
      return new Exchange.Message(status, dice.shuffled(lines));
    }

    private void add(String name, List<String> values) {
      String spelled =
          dice.chance(0.85)
              ? name
              : dice.oneOf(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT));
      values.forEach(value -> lines.add(List.of(spelled, fill(value))));
    }

    private String fill(String template) {
      String method = Methods.normalize(request.method());
      String last = names.isEmpty() ? "x-one" : names.get(names.size() - 1);
      return template
          .replace("{origin}", origin)
          .replace("{ORIGIN}", origin.toUpperCase(Locale.ROOT))
          .replace("{page}", page)
          .replace("{target}", leg.url().origin().toString())
          .replace("{method}", Tokens.isToken(method) ? method : "PUT")
          .replace("{METHOD}", method.toUpperCase(Locale.ROOT))
          .replace("{Method}", method.toLowerCase(Locale.ROOT))
          .replace("{names}", String.join(dice.oneOf(",", ", "), names))
          .replace("{NAMES}", String.join(",", names).toUpperCase(Locale.ROOT))
          .replace(
              "{Names}",
              String.join(
                  ", ",
                  request.headers().stream().map(p -> p.get(0)).filter(Tokens::isToken).toList()))
          .replace(
              "{all-but-last}", String.join(",", names.subList(0, Math.max(0, names.size() - 1))))
          .replace("{last}", last);
    }

    private int number(String section) {
      return Integer.parseInt(dice.corner(section).get(0));
    }
  }
}
