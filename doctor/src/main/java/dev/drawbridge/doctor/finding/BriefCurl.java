package dev.drawbridge.doctor.finding;

import java.util.regex.Pattern;

/** A {@code curl} line for people, who look for what is special about the request. */
public final class BriefCurl {
  /** Words for what browsers send with every request, in the only way in which it is quoted. */
  private static final Pattern USUAL =
      Pattern.compile(
          " -H (?:'(?:User-Agent|Referer|Accept-Encoding|Accept-Language|Sec-Fetch-[A-Za-z]+):"
              + " [^']*'|'Accept: \\*/\\*'|(?:User-Agent|Accept):)(?= |$)");

  private BriefCurl() {}

  /** Returns a line without the fields that every browser sends alike. */
  public static String of(String curl) {
    return USUAL.matcher(curl).replaceAll("");
  }
}
