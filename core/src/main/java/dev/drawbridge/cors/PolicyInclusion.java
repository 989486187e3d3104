package dev.drawbridge.cors;

import dev.drawbridge.cors.Widening.Kind;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.RequestFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether one policy's grants are all among those of another.
 *
 * <p>Grants are a product: of the origins, the methods, each single field name, and so on, each
 * pair is granted. So one product lies in another if it is empty or each of its sets lies in the
 * other's.
 */
final class PolicyInclusion {
  private static final String WILDCARD = "*";
  private static final List<String> LIKELY_METHODS = List.of("PUT", "DELETE", "PATCH", "OPTIONS");
  private static final List<String> LIKELY_REQUEST_FIELDS =
      List.of("Content-Type", "X-Requested-With", "X-Trace");
  private static final List<String> LIKELY_RESPONSE_FIELDS = List.of("ETag", "Location", "Link");

  private final CorsPolicy policy;
  private final CorsPolicy than;
  private final OriginInclusion origins;
  private final Set<String> methods;
  private final Set<String> requestFields;
  private final Set<String> responseFields;

  PolicyInclusion(CorsPolicy policy, CorsPolicy than) {
    this.policy = policy;
    this.than = than;
    this.origins = new OriginInclusion(than.allowOrigins());
    this.methods = Set.copyOf(than.allowMethods());
    this.requestFields = lowerCase(than.allowHeaders());
    this.responseFields = lowerCase(than.exposeHeaders());
  }

  Stream<Widening> widenings() {
    String example = example();
    if (example == null) {
      return Stream.of();
    }
    Stream<Supplier<Stream<Widening>>> settings =
        Stream.of(
            this::widerOrigins,
            () -> named(Kind.ALLOW_METHODS, policy.allowMethods(), this::method, example),
            () -> named(Kind.ALLOW_HEADERS, policy.allowHeaders(), this::requestField, example),
            () -> named(Kind.EXPOSE_HEADERS, policy.exposeHeaders(), this::responseField, example),
            () -> widerSwitch(Kind.ALLOW_CREDENTIALS, CorsPolicy::allowCredentials, example),
            () -> widerSwitch(Kind.TIMING_ALLOW_ORIGIN, CorsPolicy::timingAllowOrigin, example));
    return settings.flatMap(Supplier::get);
  }

  /** Returns an allowed origin, of both policies if one is at hand; null if there is none. */
  private @Nullable String example() {
    return examples(policy)
        .filter(origins::contains)
        .findFirst()
        .or(
            () ->
                examples(than).filter(OriginMatcher.of(policy.allowOrigins())::matches).findFirst())
        .or(() -> examples(policy).findFirst())
        .orElse(null);
  }

  private static Stream<String> examples(CorsPolicy policy) {
    return policy.allowOrigins().stream().map(OriginInclusion::example).filter(Objects::nonNull);
  }

  private Stream<Widening> widerOrigins() {
    return policy.allowOrigins().stream()
        .flatMap(
            pattern ->
                Stream.ofNullable(origins.outside(pattern))
                    .map(o -> new Widening(Kind.ALLOW_ORIGINS, pattern.toString(), o, "")));
  }

  private Stream<Widening> widerSwitch(Kind kind, Predicate<CorsPolicy> on, String example) {
    return on.test(policy) && !on.test(than)
        ? Stream.of(new Widening(kind, "true", example, ""))
        : Stream.of();
  }

  /** Says how a list entry widens: by which method or name; null if it does not. */
  private interface Entry {
    @Nullable String widening(String entry);
  }

  private Stream<Widening> named(Kind kind, List<String> entries, Entry check, String example) {
    return entries.stream()
        .flatMap(
            entry ->
                Stream.ofNullable(check.widening(entry))
                    .map(value -> new Widening(kind, entry, example, value)));
  }

  private @Nullable String method(String entry) {
    if (methods.contains(WILDCARD) || methods.contains(entry) || Methods.isSafelisted(entry)) {
      return null;
    }
    return entry.equals(WILDCARD) ? fresh(LIKELY_METHODS, "METHOD-", methods) : entry;
  }

  private @Nullable String requestField(String entry) {
    boolean wildcard = requestFields.contains(WILDCARD);
    if (entry.equals(WILDCARD)) {
      return wildcard ? null : fresh(LIKELY_REQUEST_FIELDS, "X-Field-", requestFields);
    }
    boolean granted =
        requestFields.contains(entry.toLowerCase(Locale.ROOT))
            || (wildcard && !RequestFields.isNonWildcard(entry))
            // No preflight that asks for it is granted, whatever the policy says.
            || entry.length() > RequestedHeaders.MAX_OCTETS;
    return granted ? null : entry;
  }

  private @Nullable String responseField(String entry) {
    if (responseFields.contains(WILDCARD)
        || responseFields.contains(entry.toLowerCase(Locale.ROOT))
        || FieldNames.isSafelistedResponse(entry)) {
      return null;
    }
    return entry.equals(WILDCARD)
        ? fresh(LIKELY_RESPONSE_FIELDS, "X-Field-", responseFields)
        : entry;
  }

  private static Set<String> lowerCase(Collection<String> names) {
    Set<String> lower = new HashSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }

  /** Returns a name that is none of those known, whatever their case. */
  private static String fresh(List<String> likely, String prefix, Set<String> known) {
    return Stream.concat(
            likely.stream(), IntStream.iterate(1, n -> n + 1).mapToObj(n -> prefix + n))
        .filter(name -> !known.contains(name) && !known.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }
}
