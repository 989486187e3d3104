package dev.drawbridge.doctor.audit;

import dev.drawbridge.origin.Host;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.PublicSuffixList;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The origins that a sound server does not trust, made of a target's own. */
final class HostileOrigins {
  /** Where everybody may publish: suffixes below which a name is had for the asking. */
  static final List<String> HOSTING_SUFFIXES =
      List.of(
          "github.io",
          "gitlab.io",
          "netlify.app",
          "vercel.app",
          "pages.dev",
          "web.app",
          "herokuapp.com",
          "azurewebsites.net",
          "cloudfront.net",
          "s3.amazonaws.com",
          "repl.co");

  /** Sites that show everybody's pages under one origin. */
  static final List<String> HOSTING_SITES =
      List.of(
          "https://codepen.io",
          "https://jsfiddle.net",
          "http://jsbin.com",
          "https://repl.it",
          "http://www.webdevout.net");

  /** Characters that some browsers let stand in a host and some expressions end at. */
  private static final List<String> SPECIAL =
      List.of(
          "_", "`", "%60", "{", "}", "~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=",
          "|", "^", "\"");

  private static final List<String> SPECIAL_FOR_THE_URL = SPECIAL.subList(0, 3);

  private static final List<String> LOCALHOST =
      List.of("http://localhost", "http://localhost:3000", "https://localhost", "http://127.0.0.1");

  private static final int OTHER_PORT = 8443;

  private final Target target;
  private final String scheme;
  private final String port;
  private final Set<Hostile> origins = new LinkedHashSet<>();

  private HostileOrigins(Target target) {
    this.target = target;
    this.scheme = target.origin().scheme().equals("http") ? "http://" : "https://";
    this.port = target.origin().port().isPresent() ? ":" + target.origin().port().getAsInt() : "";
  }

  /** An origin and what it is to find out. */
  record Hostile(Kind kind, String origin) {}

  static List<Hostile> of(Target target) {
    HostileOrigins made = new HostileOrigins(target);
    made.general();
    target.hosts().forEach(made::ofHost);
    target.sites().forEach(made::ofSite);
    made.special();
    made.hosting();
    return List.copyOf(made.origins);
  }

  private void general() {
    String word = target.word();
    add(Kind.GARBAGE, word);
    add(Kind.GARBAGE, "https://" + word + " " + word);
    add(Kind.GARBAGE, "https://");
    add(Kind.NULL, "null");
    if (!target.origin().isOpaque()) {
      add(Kind.EMBEDDED, target.foreign() + "/" + target.origin());
    }
    LOCALHOST.forEach(origin -> add(Kind.LOCALHOST, origin));
    add(Kind.PREFIX, "http://localhost." + target.attacker());
    add(Kind.LOCAL_FILE, "file://");
    extensions();
    ports();
  }

  /** Ids that no extension has: Chromium's are letters up to p, Firefox's are random anyway. */
  private void extensions() {
    String id =
        target
            .word()
            .chars()
            .mapToObj(c -> "" + (char) ('a' + c % 16))
            .collect(Collectors.joining());
    add(Kind.EXTENSION, "chrome-extension://" + id.repeat(32).substring(0, 32));
    String unknown = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    add(Kind.EXTENSION, "moz-extension://" + unknown);
  }

  private void ports() {
    Origin origin = target.origin();
    if (!origin.isOpaque() && !Host.isLocalhostName(origin.host())) {
      int other = origin.effectivePort() == OTHER_PORT ? OTHER_PORT + 1 : OTHER_PORT;
      add(Kind.PORT, origin.scheme() + "://" + origin.host() + ":" + other);
    }
  }

  private void ofHost(String host) {
    String word = target.word();
    add(Kind.PREFIX, scheme + host + "." + target.attacker());
    add(Kind.PREFIX, scheme + host + target.attacker());
    add(Kind.MIDDLE, scheme + word + host + "." + target.attacker());
    if (!target.sites().contains(host)) {
      add(Kind.SUFFIX_OF_HOST, scheme + word + host + port);
      add(Kind.SUBDOMAIN_OF_HOST, scheme + word + "." + host + port);
      add(Kind.TRUNCATED, scheme + host.substring(0, host.length() - 1));
    }
    if (!target.origin().scheme().equals("http") || !host.equals(target.origin().host())) {
      add(Kind.HTTP, "http://" + host);
      add(Kind.HTTP, "http://" + host + port);
    }
    dots(host);
  }

  /** Only the dots that an attacker can use: others lead to names of the same site. */
  private void dots(String host) {
    String site = PublicSuffixList.bundled().registrableDomain(host);
    int first = site == null ? 0 : Math.max(0, host.length() - site.length() - 1);
    for (int dot = host.indexOf('.', first); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      add(Kind.DOT, scheme + host.substring(0, dot) + "x" + host.substring(dot + 1) + port);
    }
  }

  private void ofSite(String site) {
    String word = target.word();
    add(Kind.SUFFIX, scheme + word + site + port);
    add(Kind.SUBDOMAIN, scheme + word + "." + site + port);
    add(Kind.SUBDOMAIN, scheme + word + "." + word + "." + site + port);
    String suffix = site.substring(site.indexOf('.') + 1);
    add(Kind.OWN_SUFFIX, scheme + word + "." + suffix + port);
    if (site.indexOf('.') > 1) {
      add(Kind.TRUNCATED, scheme + site.substring(1) + port);
    }
    add(Kind.TRUNCATED, scheme + site.substring(0, site.length() - 1));
  }

  private void special() {
    List<String> hosts = target.hosts();
    for (int i = 0; i < hosts.size(); i++) {
      String host = hosts.get(i);
      (i == 0 ? SPECIAL : SPECIAL_FOR_THE_URL)
          .forEach(c -> add(Kind.SPECIAL, scheme + host + c + "." + target.attacker()));
    }
  }

  private void hosting() {
    HOSTING_SUFFIXES.forEach(
        suffix -> add(Kind.HOSTING_SUFFIX, "https://" + target.word() + "." + suffix));
    HOSTING_SITES.forEach(site -> add(Kind.HOSTING_SITE, site));
  }

  /** Each once, and none that the caller wants to be trusted; null is never right. */
  private void add(Kind kind, String origin) {
    boolean wanted = kind != Kind.NULL && origin.equals(target.origin().toString());
    if (!wanted && origins.stream().noneMatch(one -> one.origin().equals(origin))) {
      origins.add(new Hostile(kind, origin));
    }
  }
}
