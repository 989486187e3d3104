package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CrossOriginResourcePolicy;
import dev.drawbridge.cors.Denied;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the text of one init-param is put into a policy.
 *
 * @param expected what the text has to be, for messages: {@code true or false}
 * @param sets says false, and changes nothing, if the text is something else
 */
record Setting(String expected, BiPredicate<CorsPolicy.Builder, String> sets) {
  /** All of them by name, in the order in which messages list them. */
  static final Map<String, Setting> ALL = all();

  private static final Pattern DURATION = Pattern.compile("(-?[0-9]{1,9})([smh])");

  /** Puts a text into a policy; says whether it was as expected. */
  boolean apply(CorsPolicy.Builder policy, String text) {
    return sets.test(policy, text);
  }

  private static Map<String, Setting> all() {
    Map<String, Setting> all = new LinkedHashMap<>();
    all.put("allow-origins", list((policy, list) -> policy.allowOrigins(list)));
    all.put("allow-methods", list((policy, list) -> policy.allowMethods(list)));
    all.put("allow-headers", list((policy, list) -> policy.allowHeaders(list)));
    all.put("expose-headers", list((policy, list) -> policy.exposeHeaders(list)));
    all.put("allow-credentials", flag(CorsPolicy.Builder::allowCredentials));
    all.put("max-age", new Setting("a duration such as 90s, 10m or 2h", Setting::maxAge));
    all.put("denied", new Setting("pass or reject", Setting::denied));
    all.put("preflight-status", new Setting("204 or 200", Setting::preflightStatus));
    all.put("minimal-preflight", flag(CorsPolicy.Builder::minimalPreflight));
    all.put("vary-preflight", flag(CorsPolicy.Builder::varyPreflight));
    all.put("timing-allow-origin", flag(CorsPolicy.Builder::timingAllowOrigin));
    all.put(
        "cross-origin-resource-policy",
        new Setting("same-origin, same-site or cross-origin", Setting::resourcePolicy));
    all.put("debug", flag(CorsPolicy.Builder::debug));
    all.put(
        "dangerously-allow-insecure-origins",
        flag(CorsPolicy.Builder::dangerouslyAllowInsecureOrigins));
    all.put(
        "dangerously-allow-public-suffixes",
        flag(CorsPolicy.Builder::dangerouslyAllowPublicSuffixes));
    all.put("dangerously-allow-null-origin", flag(CorsPolicy.Builder::dangerouslyAllowNullOrigin));
    return Collections.unmodifiableMap(all);
  }

  private static Setting list(BiConsumer<CorsPolicy.Builder, List<String>> setter) {
    return new Setting(
        "a list",
        (policy, text) -> {
          setter.accept(
              policy, Stream.of(text.split("[,\\s]+", -1)).filter(s -> !s.isEmpty()).toList());
          return true;
        });
  }

  private static Setting flag(BiConsumer<CorsPolicy.Builder, Boolean> setter) {
    return new Setting(
        "true or false",
        (policy, text) -> {
          boolean known = text.equals("true") || text.equals("false");
          if (known) {
            setter.accept(policy, text.equals("true"));
          }
          return known;
        });
  }

  private static boolean maxAge(CorsPolicy.Builder policy, String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    long number = Long.parseLong(matcher.group(1));
    policy.maxAge(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
    return true;
  }

  private static boolean denied(CorsPolicy.Builder policy, String text) {
    switch (text) {
      case "pass" -> policy.denied(Denied.PASS);
      case "reject" -> policy.denied(Denied.REJECT);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean preflightStatus(CorsPolicy.Builder policy, String text) {
    boolean known = text.equals("204") || text.equals("200");
    if (known) {
      policy.preflightStatus(Integer.parseInt(text));
    }
    return known;
  }

  private static boolean resourcePolicy(CorsPolicy.Builder policy, String text) {
    return Arrays.stream(CrossOriginResourcePolicy.values())
        .filter(value -> value.value().equals(text))
        .peek(policy::crossOriginResourcePolicy)
        .findAny()
        .isPresent();
  }
}
