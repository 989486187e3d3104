package dev.drawbridge.cors;

import dev.drawbridge.cors.PolicyProblem.OriginProblem;
import dev.drawbridge.cors.PolicyProblem.Verdict;
import dev.drawbridge.origin.Host;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.OriginFault;

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

  private static String fix(OriginFault fault, String exact, String text) {
    String advice = fault.fix();
    String canonical = exact.equals(text) ? OriginFault.canonical(text) : null;
    String example = canonical == null ? "" : ": " + canonical;
    return Character.toUpperCase(advice.charAt(0)) + advice.substring(1) + example + ".";
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
