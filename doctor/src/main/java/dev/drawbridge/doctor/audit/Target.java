package dev.drawbridge.doctor.audit;

import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Host;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.PublicSuffixList;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.Reach;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is audited.
 *
 * @param url the URL, without fragment, user name and password
 * @param origin the origin of the pages that are meant to use it
 * @param reach who can connect to it
 * @param given fields that the caller wants on the requests, such as a cookie
 * @param word letters that nobody chose before; names and queries are made of it
 */
record Target(Url url, Origin origin, Reach reach, FieldList given, String word) {
  private static final List<String> RESERVED = List.of("example", "test", "invalid"); // RFC 2606

  Target {
    url = url.bare();
    word = word.toLowerCase(Locale.ROOT);
  }

  /** A host of an attacker: below a reserved domain that neither side of the exchange uses. */
  String attacker() {
    String reserved =
        RESERVED.stream()
            .filter(name -> Stream.of(url.host(), origin.host()).noneMatch(h -> isBelow(h, name)))
            .findFirst()
            .orElseThrow();
    return word + "." + reserved;
  }

  /** The origin of that attacker. */
  String foreign() {
    return "https://" + attacker();
  }

  /** The domains of both sides, the origin's first; addresses and localhost left out. */
  List<String> hosts() {
    return Stream.of(origin.host(), url.host())
        .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
        .filter(host -> Host.isValid(host) && !Host.isIpAddress(host))
        .filter(host -> !Host.isLocalhostName(host))
        .distinct()
        .toList();
  }

  /** The registrable domains of both sides. */
  List<String> sites() {
    return hosts().stream()
        .flatMap(host -> Stream.ofNullable(PublicSuffixList.bundled().registrableDomain(host)))
        .distinct()
        .toList();
  }

  private static boolean isBelow(String host, String name) {
    return host.equals(name) || host.endsWith("." + name);
  }
}
