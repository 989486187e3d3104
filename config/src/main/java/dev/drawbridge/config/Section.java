package dev.drawbridge.config;

import java.util.List;
import java.util.stream.Stream;

/** The mappings of the file that have fixed keys, each with all of its keys. */
enum Section {
  FILE(
      "listen",
      "admin",
      "trusted-proxies",
      "policies",
      "upstreams",
      "routes",
      "timeouts",
      "limits",
      "access-log"),
  POLICY(
      "allow-origins",
      "allow-origins-from",
      "allow-methods",
      "allow-headers",
      "expose-headers",
      "allow-credentials",
      "max-age",
      "denied",
      "preflight-status",
      "minimal-preflight",
      "vary-preflight",
      "timing-allow-origin",
      "cross-origin-resource-policy",
      "debug",
      "dangerously-allow-insecure-origins",
      "dangerously-allow-public-suffixes",
      "dangerously-allow-null-origin"),
  ROUTE("match", "upstream", "cors", "host", "body-limit"),
  /** The settings of an application: the keys of its only policy may stand beside these. */
  SETTINGS(POLICY, "policies", "routes", "policy-file"),
  RULE("match", "cors", "host"),
  TIMEOUTS("connect", "headers", "idle", "response", "drain"),
  LIMITS("request-line", "header-fields", "header-count", "body", "connections");

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> keys;

  Section(String... keys) {
    this.keys = List.of(keys);
  }

  Section(Section others, String... more) {
    this.keys = Stream.concat(others.keys.stream(), Stream.of(more)).toList();
  }

  List<String> keys() {
    return keys;
  }
}
