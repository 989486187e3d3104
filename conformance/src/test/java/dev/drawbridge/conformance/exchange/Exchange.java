package dev.drawbridge.conformance.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.fetch.Tokens;
import dev.drawbridge.origin.Url;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches of one page, and what every URL answers to them: an input line of {@code judge}.
 *
 * @param page the page's serialised origin
 */
record Exchange(String id, String page, List<Step> steps) {
  /** Finds the path of an exchange, and its id, in a URL or a message. */
  static final Pattern ID = Pattern.compile("/c/([\\w-]+)/");

  /**
   * One fetch.
   *
   * @param seconds how many seconds pass before it, null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(@JsonProperty("wait") @Nullable Double seconds, Request request, List<Hop> hops) {}

  /**
   * What script gives to {@code fetch}.
   *
   * @param bodyType what {@code Content-Type} the body brings, a JSON null if none; null if there
   *     is no body
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(
      String url,
      String method,
      List<List<String>> headers,
      String credentials,
      String mode,
      String redirect,
      @JsonProperty("body_type") @Nullable JsonNode bodyType) {

    /** The names of fields that script may set, in lower case, and that of the body's type. */
    Set<String> settableNames() {
      return Stream.concat(headers.stream().map(pair -> pair.get(0)), Stream.of("content-type"))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .filter(name -> Tokens.isToken(name) && !FieldNames.isForbiddenRequest(name))
          .collect(Collectors.toSet());
    }
  }

  /** What a URL answers to a preflight and to the request itself; null where it breaks off. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Hop(String url, @Nullable Message preflight, @Nullable Message response) {}

  /**
   * A response on the wire.
   *
   * @param headers pairs of name and value, each character a byte
   */
  record Message(int status, List<List<String>> headers) {}

  /** Says whether a fetch waits for something to age. */
  boolean waits() {
    return steps.stream().anyMatch(step -> step.seconds() != null);
  }

  /** Says whether a URL that takes part has an IP address. */
  boolean asksAddress() {
    return steps.stream()
        .flatMap(step -> step.hops().stream())
        .anyMatch(hop -> Site.isAddress(hop.url()));
  }

  /** Says whether it takes one of these sites. */
  boolean needs(Collection<Site> sites) {
    List<String> origins = sites.stream().map(Site::origin).toList();
    return origins.contains(page)
        || steps.stream()
            .flatMap(step -> step.hops().stream())
            .anyMatch(hop -> origins.contains(Url.of(hop.url()).origin().toString()));
  }

  /**
   * Says whether a redirect takes a fetch without CORS to {@code mailto:}: Firefox ESR 153 loses
   * the page that fetches so, and nobody is left to tell.
   */
  boolean losesPageOfFirefox() {
    return steps.stream()
        .filter(step -> step.request().mode().equals("no-cors"))
        .flatMap(step -> step.hops().stream())
        .flatMap(hop -> Stream.ofNullable(hop.response()))
        .flatMap(response -> response.headers().stream())
        .anyMatch(pair -> pair.get(1).startsWith("mailto:"));
  }

  /** The line that {@code judge} reads. */
  @Override
  public String toString() {
    return JsonMapper.shared().writeValueAsString(this);
  }
}
