package dev.drawbridge.cors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws sound policies whose entries are close to each other. */
final class RandomPolicy {
  static final List<String> METHODS =
      List.of(
          "PUT",
          "put",
          "delete",
          "DELETE",
          "patch",
          "PATCH",
          "Patch",
          "GET",
          "get",
          "HEAD",
          "post",
          "OPTIONS",
          "options",
          "FOO",
          "foo",
          "M-SEARCH",
          "!#$",
          "a");
  static final List<String> HEADERS =
      List.of(
          "Authorization",
          "authorization",
          "Content-Type",
          "content-type",
          "X-One",
          "x-one",
          "X-Two",
          "X-One-Two",
          "X_One",
          "x",
          "Y",
          "!#$%&'*+-.^_`|~",
          "Accept",
          "If-Match",
          "X-Requested-With",
          "X-A-Name-So-Long-That-Nobody-Would-Ever-Write-It-Into-A-Program-By-Hand");
  private static final List<String> SCHEMES =
      List.of("https", "https", "http", "http", "ws", "wss", "ftp", "chrome-extension", "a+b.c-1");
  private static final List<String> DOMAINS =
      List.of(
          "a.example",
          "b.example",
          "foo.com",
          "bar.com",
          "oo.com",
          "barfoo.com",
          "x.foo.com",
          "com",
          "localhost",
          "a.example.",
          "xn--bcher-kva.example",
          "a_b-c.example",
          "a".repeat(63) + ".example",
          ("b".repeat(62) + ".").repeat(4) + "x");
  private static final List<String> ADDRESSES =
      List.of(
          "127.0.0.1",
          "10.0.0.255",
          "[::1]",
          "[2001:db8::1]",
          "[::ffff:7f00:1]",
          "[1:2:3:4:5:6:7:8]");
  private static final List<String> PORTS = List.of("", "", "", ":*", ":*", ":8080", ":3000", ":1");

  private RandomPolicy() {}

  static Settings draw(Dice dice) {
    boolean credentials = dice.oneIn(2);
    boolean any = !credentials && dice.oneIn(4);
    return new Settings(
        any ? List.of("*") : origins(dice, credentials),
        names(dice, METHODS, false, true),
        names(dice, HEADERS, true, true),
        names(dice, HEADERS, false, !credentials),
        credentials,
        maxAge(dice),
        dice.oneIn(3) ? Denied.REJECT : Denied.PASS,
        dice.oneIn(3) ? 200 : 204,
        dice.oneIn(3),
        dice.oneIn(3),
        dice.oneIn(3),
        resourcePolicy(dice),
        dice.oneIn(3),
        true,
        true,
        true);
  }

  private static @Nullable Duration maxAge(Dice dice) {
    return dice.oneIn(3)
        ? null
        : dice.pick(
            List.of(
                Duration.ZERO,
                Duration.ofMillis(1500),
                Duration.ofMinutes(10),
                Duration.ofHours(24)));
  }

  private static @Nullable CrossOriginResourcePolicy resourcePolicy(Dice dice) {
    return dice.oneIn(2) ? null : dice.pick(Arrays.asList(CrossOriginResourcePolicy.values()));
  }

  private static List<String> origins(Dice dice, boolean credentials) {
    int count = dice.oneIn(8) ? dice.between(20, 60) : dice.between(1, 7);
    List<String> origins = new ArrayList<>();
    while (origins.size() < count) {
      origins.add(pattern(dice));
    }
    if (!credentials && dice.oneIn(4)) {
      origins.add("null");
    }
    return origins;
  }

  /** Draws a pattern other than {@code *}. */
  static String pattern(Dice dice) {
    String scheme = dice.pick(SCHEMES);
    String port = dice.pick(PORTS);
    if (dice.oneIn(20)) {
      // A default port of another scheme is one like any other.
      scheme = dice.pick("http", "https");
      port = scheme.equals("http") ? ":443" : ":80";
    }
    if (dice.oneIn(6)) {
      return scheme + "://" + dice.pick(ADDRESSES) + port;
    }
    return scheme + "://" + (dice.oneIn(2) ? "*." : "") + domain(dice) + port;
  }

  private static String domain(Dice dice) {
    return dice.oneIn(3) ? "n" + dice.between(0, 40) + ".example" : dice.pick(DOMAINS);
  }

  private static List<String> names(
      Dice dice, List<String> from, boolean wildcardWithNames, boolean wildcard) {
    int kind = dice.between(0, 5);
    if (kind == 0) {
      return List.of();
    }
    if (kind == 1 && wildcard) {
      return List.of("*");
    }
    List<String> names = new ArrayList<>(dice.some(dice.between(1, 14), from));
    if (wildcardWithNames && dice.oneIn(3)) {
      names.add(dice.between(0, names.size()), "*");
    }
    return names;
  }

  /** Returns a builder that is given the settings. */
  static CorsPolicy.Builder builder(Settings settings) {
    return CorsPolicy.builder()
        .allowOrigins(settings.allowOrigins())
        .allowMethods(settings.allowMethods())
        .allowHeaders(settings.allowHeaders())
        .exposeHeaders(settings.exposeHeaders())
        .allowCredentials(settings.allowCredentials())
        .maxAge(settings.maxAge())
        .denied(settings.denied())
        .preflightStatus(settings.preflightStatus())
        .minimalPreflight(settings.minimalPreflight())
        .varyPreflight(settings.varyPreflight())
        .timingAllowOrigin(settings.timingAllowOrigin())
        .crossOriginResourcePolicy(settings.crossOriginResourcePolicy())
        .debug(settings.debug())
        .dangerouslyAllowInsecureOrigins(settings.dangerouslyAllowInsecureOrigins())
        .dangerouslyAllowPublicSuffixes(settings.dangerouslyAllowPublicSuffixes())
        .dangerouslyAllowNullOrigin(settings.dangerouslyAllowNullOrigin());
  }
}
