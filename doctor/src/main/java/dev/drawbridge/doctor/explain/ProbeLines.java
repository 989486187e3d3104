package dev.drawbridge.doctor.explain;

import dev.drawbridge.doctor.explain.CauseEntry.ProbeKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the command lines of a message's probes. */
final class ProbeLines {
  private static final String CURL = "curl -sS -o /dev/null -D - ";
  private static final String SHORTENED = "…";

  private final Facts facts;
  private final Phase phase;
  private final List<String> assumed = new ArrayList<>();

  private ProbeLines(Facts facts, Phase phase) {
    this.facts = facts;
    this.phase = phase;
  }

  static Probes of(Facts facts, Phase phase, List<CauseEntry> causes, boolean include) {
    Set<ProbeKind> kinds = EnumSet.noneOf(ProbeKind.class);
    causes.forEach(cause -> kinds.add(cause.probe()));
    return new ProbeLines(facts, phase).write(kinds, include);
  }

  private Probes write(Set<ProbeKind> kinds, boolean include) {
    boolean blocked = kinds.contains(ProbeKind.BLOCKED);
    boolean preflight = kinds.contains(ProbeKind.PREFLIGHT) || (blocked && phase != Phase.ACTUAL);
    boolean actual = kinds.contains(ProbeKind.ACTUAL) || (blocked && phase != Phase.PREFLIGHT);
    boolean connect = kinds.contains(ProbeKind.CONNECT) && !actual;
    String url = url();
    boolean none = !preflight && !actual && !connect;
    if (none || (connect && assumed.contains("url")) || isOtherScheme(url)) {
      return Probes.NONE;
    }
    List<String> curl = new ArrayList<>();
    String origin = connect && !preflight ? null : origin();
    if (preflight) {
      curl.add(preflight(url, String.valueOf(origin)));
    }
    if (actual) {
      curl.add(CURL + quote(url) + " -H " + quote("Origin: " + origin));
    } else if (connect) {
      curl.add(CURL + quote(url));
    }
    return new Probes(
        curl, origin == null ? null : doctor(url, origin, preflight, include), assumed);
  }

  private static boolean isOtherScheme(String url) {
    return !url.regionMatches(true, 0, "http:", 0, 5)
        && !url.regionMatches(true, 0, "https:", 0, 6);
  }

  private String url() {
    String url = facts.get(Fact.URL);
    if (url == null || url.contains(SHORTENED)) {
      assumed.add("url");
    }
    return url == null ? "https://api.example/" : url;
  }

  private String origin() {
    return told(Fact.ORIGIN, "origin", "https://page.example");
  }

  private String method() {
    String header = facts.get(Fact.HEADER);
    boolean content = "content-type".equalsIgnoreCase(header);
    return told(Fact.METHOD, "method", content ? "POST" : header == null ? "PUT" : "GET");
  }

  private String told(Fact fact, String name, String otherwise) {
    String told = facts.get(fact);
    if (told == null && !assumed.contains(name)) {
      assumed.add(name);
    }
    return told == null ? otherwise : told;
  }

  private String preflight(String url, String origin) {
    String header = facts.get(Fact.HEADER);
    return CURL
        + "-X OPTIONS "
        + quote(url)
        + " -H "
        + quote("Origin: " + origin)
        + " -H "
        + quote("Access-Control-Request-Method: " + method())
        + (header == null
            ? ""
            : " -H " + quote("Access-Control-Request-Headers: " + header.toLowerCase(Locale.ROOT)));
  }

  private String doctor(String url, String origin, boolean preflight, boolean include) {
    String method = preflight ? method() : facts.get(Fact.METHOD);
    String header = facts.get(Fact.HEADER);
    String initial = facts.get(Fact.INITIAL);
    return "./drawbridge doctor "
        + quote(initial == null ? url : initial)
        + " --origin "
        + quote(origin)
        + option(" -X ", method == null || method.equals("GET") ? null : method)
        + option(" -H ", header == null || !preflight ? null : header + ": " + example(header))
        + (include ? " --credentials include" : "");
  }

  /** Returns a value with which the field needs a preflight. */
  private static String example(String header) {
    return header.equalsIgnoreCase("content-type") ? "application/json" : "1";
  }

  private static String option(String name, @Nullable String value) {
    return value == null ? "" : name + quote(value);
  }

  /** Quotes a word for a POSIX shell, where it needs that. */
  private static String quote(String word) {
    boolean plain = word.chars().allMatch(ProbeLines::isPlain);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || "-._~:/@%+=,".indexOf(c) >= 0);
  }
}
