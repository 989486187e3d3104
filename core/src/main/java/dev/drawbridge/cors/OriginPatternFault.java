package dev.drawbridge.cors;

import static java.util.stream.Collectors.joining;

import dev.drawbridge.cors.PolicyProblem.OriginProblem;
import dev.drawbridge.cors.PolicyProblem.Verdict;
import dev.drawbridge.origin.Host;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.OriginFault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why a text is no origin pattern. */
final class OriginPatternFault {
  private OriginPatternFault() {}

  /** Returns the problem of a text that is no pattern. */
  static OriginProblem problemOf(String text, int index) {
    if (text.length() > OriginPattern.MAX_LENGTH) {
      return invalid(
          text,
          index,
          "at most " + OriginPattern.MAX_LENGTH + " characters were expected",
          "No browser sends so long an origin; remove it.");
    }
    if (RegularExpression.isLike(text)) {
      return ofExpression(text, index);
    }
    String exact = OriginPattern.withoutWildcards(text);
    OriginFault fault = OriginFault.of(exact);
    if (fault == null) {
      return invalid(
          text,
          index,
          "an IP address has no subdomains",
          "Write the address alone, for example " + exact + ".");
    }
    String why = "it " + fault.description() + "; scheme://host[:port] was expected";
    String fix = fix(fault, exact, text);
    if (fault.canonicalizable() || fault == OriginFault.FILE_SCHEME) {
      String message = message("prohibited", text, why);
      return new OriginProblem("origin-prohibited", Verdict.PROHIBITED, index, text, message, fix);
    }
    return invalid(text, index, why, fix);
  }

  private static OriginProblem ofExpression(String text, int index) {
    List<String> meant = RegularExpression.meaning(text);
    return invalid(
        text,
        index,
        "regular expressions are not supported; scheme://host[:port] was expected",
        meant.isEmpty()
            ? "List the origins; *. before a host is for all its subdomains, :* for any port."
            : "Write "
                + meant.stream().map(OriginPatternFault::shown).collect(joining(" and "))
                + ".");
  }

  private static String shown(String pattern) {
    return pattern.equals("*") ? "\"*\"" : pattern;
  }

  private static String fix(OriginFault fault, String exact, String text) {
    String whole = fault == OriginFault.MISSING_SCHEME ? withScheme(text) : null;
    if (whole != null) {
      return "Put the scheme in front: " + whole + ".";
    }
    String advice = fault.fix();
    String canonical = exact.equals(text) ? OriginFault.canonical(text) : null;
    String example = canonical == null ? "" : ": " + canonical;
    return Character.toUpperCase(advice.charAt(0)) + advice.substring(1) + example + ".";
  }

  /** Returns the pattern that a text would be with a scheme in front, or null if it is none. */
  private static @Nullable String withScheme(String text) {
    String rest = text.toLowerCase(Locale.ROOT).replaceFirst("^(https?(?=:))?:?/*", "");
    String authority = rest.replaceFirst("/$", "");
    String host = authority.replaceFirst(":[0-9*]*$", "");
    boolean local = Host.isLocalhostName(host) || Host.isLoopback(host);
    if (!local && authority.indexOf('.') < 0 && authority.indexOf(':') < 0) {
      return null; // a word, such as "all"
    }
    String whole = (local || authority.endsWith(":80") ? "http://" : "https://") + authority;
    return OriginPattern.parse(whole) == null ? OriginFault.canonical(whole) : whole;
  }

  private static OriginProblem invalid(String text, int index, String why, String fix) {
    return new OriginProblem(
        "origin-invalid", Verdict.INVALID, index, text, message("invalid", text, why), fix);
  }

  private static String message(String verdict, String text, String why) {
    return verdict + " origin " + Quoted.of(text) + ": " + why + ".";
  }

  static boolean isIpAddress(Origin origin) {
    return Host.isIpAddress(origin.host());
  }
}
