package dev.drawbridge.conformance.exchange;

import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Throws the ways of fetches: from the URL that script gives over redirects to the last one. */
final class WayDice {
  /** A scheme in front of what an exchange has in hand. */
  private static final Pattern SCHEME = Pattern.compile("^(http|HTTP):(?=.*\\{)");

  private final Dice dice;
  private final double oddness;
  private final String path;
  private final Cast cast;
  private final String page;

  /**
   * Starts a way.
   *
   * @param path the path, with its slash, below which all URLs are
   * @param cast whose sites the URLs are of
   * @param page the page's serialised origin
   */
  WayDice(Dice dice, double oddness, String path, Cast cast, String page) {
    this.dice = dice;
    this.oddness = oddness;
    this.path = path;
    this.cast = cast;
    this.page = page;
  }

  /** Throws the URL that script gives. */
  String given() {
    Site site = cast.site(dice, 0.12);
    String here = site.origin() + path + "h0";
    boolean relative = site == cast.home() && !page.equals("null") && dice.chance(0.4);
    String section = relative ? "relative-url" : "url";
    String template = dice.chance(0.3) ? dice.corner(section).get(0) : "{here}";
    String given = fill(spellsPort() ? dice.corner("url-with-port").get(0) : template, here, here);
    // An opaque origin does not say what the page's URL is.
    Url absolute = Url.parse(given);
    boolean needsBase = absolute == null || !absolute.equals(Url.parse(given, home()));
    return page.equals("null") && needsBase ? here : given;
  }

  /** The URL that script gives, if it is the only one on the way. */
  Leg end(String given) {
    return new Leg(first(given), 0, List.of());
  }

  private Url first(String given) {
    return ours(given, page.equals("null") ? null : home(), Site.API.origin() + path + "h0");
  }

  /** Throws the way from there on. */
  List<Leg> legs(String given) {
    List<Leg> legs = new ArrayList<>();
    Url here = first(given);
    int redirects = dice.chance(0.68) ? 0 : dice.oneOf(1, 1, 1, 1, 2, 2, 2, 3, 4);
    for (int i = 1; i <= redirects; i++) {
      String next =
          (dice.chance(0.3) ? here.origin() : cast.site(dice, 0.25).origin()) + path + "h" + i;
      boolean odd = dice.chance(Math.max(0.15, oddness));
      List<String> template = odd ? dice.corner("location") : List.of("{next}");
      template = spellsPort() ? dice.corner("location-with-port") : template;
      String from = here.toString();
      List<String> locations = template.stream().map(text -> fill(text, from, next)).toList();
      int status = Integer.parseInt(dice.corner("redirect-status").get(0));
      legs.add(new Leg(here, status, locations));
      here = ours(locations.isEmpty() ? "" : locations.get(0), here, next);
    }
    legs.add(new Leg(here, 0, List.of()));
    return legs;
  }

  /** Says whether a port that no origin spells is of interest. */
  private boolean spellsPort() {
    return cast.home().hasDefaultPort() && dice.chance(0.15);
  }

  private Url home() {
    return Url.of(cast.home().origin() + "/");
  }

  /** The URL of a text if an exchange has it in hand, else another. */
  private Url ours(String text, @Nullable Url base, String otherwise) {
    Url url = Url.parse(text, base);
    boolean ours = url != null && url.isHttp() && url.path().startsWith(path);
    return url != null && ours && Site.have(url) ? url.bare() : Url.of(otherwise);
  }

  private String fill(String template, String here, String next) {
    String schemeless = next.substring(next.indexOf('/'));
    String behind = schemeless.substring(2);
    Url url = Url.of(next);
    String spelled = url.scheme() + "://" + url.host() + ":" + url.effectivePort() + url.path();
    boolean secure = url.scheme().equals("https") && SCHEME.matcher(template).find();
    return (secure ? SCHEME.matcher(template).replaceAll("$1s:") : template)
        .replace("{here}", here)
        .replace("{next}", next)
        .replace("{spelled}", spelled)
        .replace("{schemeless}", schemeless)
        .replace("{behind}", behind)
        .replace("{path}", behind.substring(behind.indexOf('/')))
        .replace("/c/{id}/", path);
  }
}
