package dev.drawbridge.cors;

import dev.drawbridge.cors.PolicyProblem.OriginProblem;
import dev.drawbridge.cors.PolicyProblem.Verdict;
import dev.drawbridge.origin.Host;
import dev.drawbridge.origin.PublicSuffixList;
import java.util.List;

/** Checks {@code allow-origins}, each entry alone and beside the other settings. */
final class OriginsCheck {
  private final Settings settings;
  private final List<PolicyProblem> problems;

  OriginsCheck(Settings settings, List<PolicyProblem> problems) {
    this.settings = settings;
    this.problems = problems;
  }

  void run() {
    List<String> origins = settings.allowOrigins();
    if (origins.isEmpty()) {
      problems.add(
          new OriginProblem(
              "origins-missing",
              Verdict.INVALID,
              -1,
              "",
              "invalid policy: allow-origins lists no origin; at least one was expected.",
              "List the origins of the pages that may read the answers, for example"
                  + " https://app.example."));
    }
    boolean mixed = origins.contains("*") && origins.stream().anyMatch(one -> !one.equals("*"));
    for (int i = 0; i < origins.size(); i++) {
      check(origins.get(i), i, mixed);
    }
  }

  private void check(String text, int index, boolean mixed) {
    OriginPattern pattern = OriginPattern.parse(text);
    if (pattern == null) {
      problems.add(OriginPatternFault.problemOf(text, index));
    } else if (pattern.isAny()) {
      checkAny(index, mixed);
    } else if (pattern.isNull()) {
      checkNull(index);
    } else if (settings.allowCredentials()) {
      checkCredentials(pattern, index);
    }
  }

  private void checkAny(int index, boolean mixed) {
    if (mixed) {
      add(
          "wildcard-mixed",
          Verdict.INCOMPATIBLE,
          index,
          "*",
          "it stands beside other entries, which it makes void",
          "Keep * alone, or remove it and keep the list.");
    }
    if (settings.allowCredentials()) {
      add(
          "origin-wildcard-credentials",
          Verdict.INCOMPATIBLE,
          index,
          "*",
          "with credentials every site could read its visitors' data, and browsers refuse it",
          "List the origins that need credentials, or set allow-credentials to false.");
    }
  }

  private void checkNull(int index) {
    if (!settings.dangerouslyAllowNullOrigin()) {
      add(
          "origin-prohibited",
          Verdict.PROHIBITED,
          index,
          "null",
          "every site can make its pages' origin null, in a sandboxed frame",
          "Remove it, and give the page an origin of its own by serving it over https; to allow it"
              + " all the same, set dangerously-allow-null-origin to true.");
    }
    if (settings.allowCredentials()) {
      add(
          "origin-null-credentials",
          Verdict.INCOMPATIBLE,
          index,
          "null",
          "with credentials every site could read its visitors' data",
          "Remove it, or set allow-credentials to false.");
    }
  }

  private void checkCredentials(OriginPattern pattern, int index) {
    String host = pattern.host();
    if (!settings.dangerouslyAllowInsecureOrigins()
        && !pattern.scheme().equals("https")
        && !Host.isLoopback(host)
        && !Host.isLocalhostName(host)) {
      add(
          "origin-insecure-credentials",
          Verdict.INCOMPATIBLE,
          index,
          pattern.toString(),
          "with credentials, whoever sits on the network could speak as this origin",
          "Use https; to allow it all the same, set dangerously-allow-insecure-origins to true.");
    }
    if (pattern.subdomains()
        && !settings.dangerouslyAllowPublicSuffixes()
        && PublicSuffixList.bundled().isShared(host)) {
      add(
          "origin-public-suffix-credentials",
          Verdict.INCOMPATIBLE,
          index,
          pattern.toString(),
          PublicSuffixList.bundled().isPublicSuffix(host)
              ? host + " is a public suffix, under which anybody can have a name"
              : "there are public suffixes below " + host + ", under which anybody can have a name",
          "Name the registrable domain, for example *.your-name."
              + host
              + "; to allow it all the same, set dangerously-allow-public-suffixes to true.");
    }
  }

  private void add(String code, Verdict verdict, int index, String value, String why, String fix) {
    String message = verdict.word() + " origin " + Quoted.of(value) + ": " + why + ".";
    problems.add(new OriginProblem(code, verdict, index, value, message, fix));
  }
}
