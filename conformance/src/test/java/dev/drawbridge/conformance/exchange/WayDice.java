package dev.drawbridge.conformance.exchange;

import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Throws the ways of fetches: from the URL that script gives over redirects to the last one. */
final class WayDice {
  private static final String HOME = Site.HOME.origin() + "/";

  private final Dice dice;
  private final double oddness;
  private final String path;
  private final String page;

  /**
   * Starts a way.
   *
   * @param path the path, with its slash, below which all URLs are
   * @param page the page's serialised origin
   */
  WayDice(Dice dice, double oddness, String path, String page) {
    this.dice = dice;
    this.oddness = oddness;
    this.path = path;
    this.page = page;
  }

  /** Throws the URL that script gives. */
  String given() {
    Site site = site(0.12);
    String here = site.origin() + path + "h0";
    boolean relative = site == Site.HOME && !page.equals("null") && dice.chance(0.4);
    String section = relative ? "relative-url" : "url";
    String given = fill(dice.chance(0.3) ? dice.corner(section).get(0) : "{here}", here, here);
    // An opaque origin does not say what the page's URL is.
    Url absolute = Url.parse(given);
    boolean needsBase = absolute == null || !absolute.equals(Url.parse(given, Url.of(HOME)));
    return page.equals("null") && needsBase ? here : given;
  }

  /** Throws the way from there on. */
  List<Leg> legs(String given) {
    List<Leg> legs = new ArrayList<>();
    Url base = page.equals("null") ? null : Url.of(HOME);
    Url here = ours(given, base, Site.API.origin() + path + "h0");
    int redirects = dice.chance(0.68) ? 0 : dice.oneOf(1, 1, 1, 1, 2, 2, 2, 3, 4);
    for (int i = 1; i <= redirects; i++) {
      String next = (dice.chance(0.3) ? here.origin() : site(0.25).origin()) + path + "h" + i;
      boolean odd = dice.chance(Math.max(0.15, oddness));
      List<String> template = odd ? dice.corner("location") : List.of("{next}");
      String from = here.toString();
      List<String> locations = template.stream().map(text -> fill(text, from, next)).toList();
      int status = Integer.parseInt(dice.corner("redirect-status").get(0));
      legs.add(new Leg(here, status, locations));
      here = ours(locations.isEmpty() ? "" : locations.get(0), here, next);
    }
    legs.add(new Leg(here, 0, List.of()));
    return legs;
  }

  private Site site(double home) {
    return dice.chance(home)
        ? Site.HOME
        : dice.oneOf(Site.NEIGHBOUR, Site.API, Site.API, Site.LOOPBACK);
  }

  /** The URL of a text if an exchange has it in hand, else another. */
  private Url ours(String text, @Nullable Url base, String otherwise) {
    Url url = Url.parse(text, base);
    boolean ours = url != null && url.isHttp() && url.path().startsWith(path);
    return url != null && ours && url.effectivePort() >= 18_000 ? url.bare() : Url.of(otherwise);
  }

  private String fill(String template, String here, String next) {
    String schemeless = next.substring(next.indexOf('/'));
    String behind = schemeless.substring(2);
    return template
        .replace("{here}", here)
        .replace("{next}", next)
        .replace("{schemeless}", schemeless)
        .replace("{behind}", behind)
        .replace("{path}", behind.substring(behind.indexOf('/')))
        .replace("/c/{id}/", path);
  }
}
