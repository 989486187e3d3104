package dev.drawbridge.conformance.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Throws what script gives to {@code fetch}. */
final class RequestDice {
  private final Dice dice;
  private final boolean needPreflights;

  /** Prepares to throw; most requests need a preflight where caching is at stake. */
  RequestDice(Dice dice, boolean needPreflights) {
    this.dice = dice;
    this.needPreflights = needPreflights;
  }

  Exchange.Request request(String url) {
    String mode = dice.chance(0.84) ? "cors" : dice.oneOf("no-cors", "no-cors", "same-origin");
    String method = method(mode);
    return new Exchange.Request(
        url,
        method,
        fields(),
        dice.oneOf("omit", "same-origin", "same-origin", "same-origin", "include", "include"),
        mode,
        dice.chance(0.86) ? "follow" : dice.oneOf("manual", "error"),
        body(method));
  }

  /** Throws one that is followed and, to another origin, preflighted. */
  Exchange.Request preflighted(String url) {
    String method = dice.oneOf("PUT", "DELETE", "PATCH");
    String credentials = dice.oneOf("omit", "same-origin", "include");
    return new Exchange.Request(url, method, fields(), credentials, "cors", "follow", body(method));
  }

  private String method(String mode) {
    if (mode.equals("no-cors") && dice.chance(0.85)) {
      return dice.oneOf("GET", "GET", "POST", "HEAD");
    }
    return needPreflights && dice.chance(0.6)
        ? dice.oneOf("PUT", "DELETE", "PATCH")
        : dice.corner("method").get(0);
  }

  private List<List<String>> fields() {
    int count = dice.oneOf(0, 0, 0, 0, 1, 1, 1, 2, 3, dice.below(8));
    List<List<String>> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> texts = dice.corner("request-field");
      for (int pair = 0; pair < texts.size(); pair += 2) {
        fields.add(texts.subList(pair, pair + 2));
      }
    }
    return fields;
  }

  private @Nullable JsonNode body(String method) {
    boolean read = method.equalsIgnoreCase("GET") || method.equalsIgnoreCase("HEAD");
    if (!dice.chance(read ? 0.02 : 0.35)) {
      return null;
    }
    List<String> type = dice.corner("body");
    JsonNodeFactory json = JsonNodeFactory.instance;
    return type.isEmpty() ? json.nullNode() : json.stringNode(type.get(0));
  }
}
