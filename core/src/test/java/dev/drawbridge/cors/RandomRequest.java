package dev.drawbridge.cors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws requests close to what a policy allows: in case, order, white space, lines and limits. */
final class RandomRequest {
  private static final List<String> METHODS =
      List.of("OPTIONS", "OPTIONS", "OPTIONS", "OPTIONS", "GET", "POST", "options", "FOO", "HEAD");
  private static final List<String> ODD_METHODS =
      List.of(
          "",
          " ",
          "PUT ",
          " PUT",
          "PUT,DELETE",
          "PUT, DELETE",
          "TRACE",
          "trace",
          "CONNECT",
          "Track",
          "*",
          "a/b",
          "a b",
          "PÜT",
          "GET\u0000",
          "GET;",
          "\"PUT\"",
          "DELET",
          "DELETES");
  private static final List<String> ODD_NAMES =
      List.of(
          "*",
          "cookie",
          "Host",
          "Sec-Fetch-Site",
          "proxy-x",
          "Proxy",
          "sec",
          "te",
          "via",
          "Via2",
          "origin",
          "access-control-request-method",
          "access-control-allow-origin",
          "x one",
          "x\"y",
          "x:y",
          "é",
          "x-onе",
          "content-typ",
          "content-types",
          "\u212A",
          "x\u0000",
          "(",
          "[x]",
          "authorizatio",
          "authorizations",
          "x-one;",
          "x-one=1");

  private RandomRequest() {}

  static Message draw(Dice dice, Settings policy) {
    Message request = new Message(dice.pick(METHODS));
    request.add("Host", "api.example").add("Vary", "Evil").add("Access-Control-Allow-Origin", "*");
    if (!dice.oneIn(12)) {
      request.add(dice.recase("Origin"), RandomOrigin.draw(dice, policy.allowOrigins()));
    }
    if (dice.oneIn(20)) {
      request.add(dice.recase("Origin"), RandomOrigin.draw(dice, policy.allowOrigins()));
    }
    while (dice.oneIn(10) ? dice.oneIn(2) : request.values(asking("Method")).isEmpty()) {
      request.add(dice.recase(asking("Method")), method(dice, policy));
      if (dice.oneIn(8)) {
        break;
      }
    }
    if (dice.oneIn(6)) {
      request.lines().removeIf(line -> line.name().equalsIgnoreCase(asking("Method")));
    }
    if (!dice.oneIn(4)) {
      headerLines(dice, policy).forEach(line -> request.add(asking("Headers"), line));
    }
    return request;
  }

  private static String asking(String which) {
    return "Access-Control-Request-" + which;
  }

  private static String method(Dice dice, Settings policy) {
    return switch (dice.between(0, 5)) {
      case 0 -> dice.pick(ODD_METHODS);
      case 1 -> dice.recase(dice.pick(RandomPolicy.METHODS));
      case 2 -> dice.pick(RandomPolicy.METHODS);
      case 3 -> dice.pick("GET", "HEAD", "POST");
      default ->
          policy.allowMethods().isEmpty()
              ? "GET"
              : dice.pick(policy.allowMethods()).toUpperCase(Locale.ROOT);
    };
  }

  static List<String> headerLines(Dice dice, Settings policy) {
    if (dice.oneIn(3)) {
      return List.of(asBrowserWrites(dice, policy));
    }
    List<String> lines = new ArrayList<>();
    int names = dice.oneIn(8) ? dice.between(60, 68) : dice.between(0, 6);
    int count = dice.oneIn(10) ? dice.between(10, 18) : dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      lines.add(line(dice, policy, names / count + (i == 0 ? names % count : 0)));
    }
    if (dice.oneIn(12)) {
      pad(dice, lines);
    }
    return lines;
  }

  /** Lower case, sorted, each name once, commas without space. */
  private static String asBrowserWrites(Dice dice, Settings policy) {
    List<String> names = dice.some(dice.between(0, 5), granted(policy));
    return String.join(
        ",", names.stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().sorted().toList());
  }

  private static List<String> granted(Settings policy) {
    List<String> names = policy.allowHeaders().stream().filter(n -> !n.equals("*")).toList();
    return names.isEmpty() ? RandomPolicy.HEADERS : names;
  }

  private static String line(Dice dice, Settings policy, int names) {
    StringBuilder line = new StringBuilder();
    int odd = dice.oneIn(3) ? dice.between(0, names) : -1;
    for (int i = 0; i < names; i++) {
      String name = dice.pick(dice.oneIn(12) ? RandomPolicy.HEADERS : granted(policy));
      line.append(i == 0 ? "" : ",").append(space(dice));
      line.append(i == odd ? dice.pick(ODD_NAMES) : dice.recase(name)).append(space(dice));
    }
    if (dice.oneIn(4)) {
      String empty = (space(dice) + ",").repeat(dice.oneIn(3) ? dice.between(14, 18) : 1);
      line.insert(dice.oneIn(2) ? 0 : line.length(), empty);
    }
    return line.toString();
  }

  private static String space(Dice dice) {
    if (dice.oneIn(60)) {
      return dice.pick(" ", "\t").repeat(dice.between(7, 10));
    }
    return dice.oneIn(4) ? dice.pick(" ", "\t", "  ", " \t ") : "";
  }

  /** Makes the lines as long together as is allowed, or one octet more or less. */
  private static void pad(Dice dice, List<String> lines) {
    int octets = lines.stream().mapToInt(String::length).sum();
    int missing = RequestedHeaders.MAX_OCTETS + dice.between(-1, 1) - octets;
    if (missing > 0) {
      int last = lines.size() - 1;
      String name = dice.pick("x", "*").repeat(missing > 1 ? missing - 1 : 0);
      lines.set(last, lines.get(last) + "," + name);
    }
  }
}
