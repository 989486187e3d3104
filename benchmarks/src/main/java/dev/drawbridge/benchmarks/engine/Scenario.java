package dev.drawbridge.benchmarks.engine;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One kind of request against one policy; the request rotates, and so do its strings. */
@SuppressWarnings("ImmutableEnumChecker") // Lists are unmodifiable, functions have no state.
public enum Scenario {
  NO_ORIGIN("no `Origin`", Policies.ONE, Verdict.UNTOUCHED, null, null),
  GET_ONE("GET, 1 origin", Policies.ONE, Verdict.GRANTED, Origins::only, null),
  GET_DENIED("GET, 1 origin, denied", Policies.ONE, Verdict.DENIED, Origins::stranger, null),
  GET_THOUSAND("GET, 1,000 origins", Policies.THOUSAND, Verdict.GRANTED, Origins::ofThousand, null),
  GET_THOUSAND_MISS(
      "GET, 1,000 origins, denied, other length",
      Policies.THOUSAND,
      Verdict.DENIED,
      Origins::stranger,
      null),
  GET_THOUSAND_NEAR(
      "GET, 1,000 origins, denied, one character off",
      Policies.THOUSAND,
      Verdict.DENIED,
      Origins::nearlyOfThousand,
      null),
  GET_PATTERN("GET, 1 pattern", Policies.ONE_PATTERN, Verdict.GRANTED, Origins::ofPattern, null),
  GET_PATTERNS(
      "GET, 100 patterns", Policies.HUNDRED_PATTERNS, Verdict.GRANTED, Origins::ofHundred, null),
  GET_PATTERNS_MISS(
      "GET, 100 patterns, denied",
      Policies.HUNDRED_PATTERNS,
      Verdict.DENIED,
      Origins::stranger,
      null),
  GET_PATTERNS_NEAR(
      "GET, 100 patterns, long near miss",
      Policies.HUNDRED_PATTERNS,
      Verdict.DENIED,
      Origins::nearlyOfHundred,
      null),
  PREFLIGHT(
      "preflight, PUT and 3 fields",
      Policies.ONE,
      Verdict.GRANTED,
      Origins::only,
      Scenario::threeFields),
  PREFLIGHT_REWRITTEN(
      "preflight, 3 fields in another order and case, spaced",
      Policies.ONE,
      Verdict.GRANTED,
      Origins::only,
      i -> "X-Request-Id, Content-Type, Authorization"),
  PREFLIGHT_BAD_ORIGIN(
      "preflight, bad origin",
      Policies.ONE,
      Verdict.DENIED,
      Origins::stranger,
      Scenario::threeFields),
  PREFLIGHT_BAD_FIELD(
      "preflight, one bad field",
      Policies.ONE,
      Verdict.DENIED,
      Origins::only,
      i -> "authorization,content-type,x-unlisted-" + (char) ('a' + i)),
  COMMAS_8K(
      "preflight, 8 KB of `,`",
      Policies.ONE,
      Verdict.HOSTILE,
      Origins::only,
      i -> ",".repeat(8000)),
  NAMES_8K(
      "preflight, 8 KB of `a,`",
      Policies.ONE,
      Verdict.HOSTILE,
      Origins::only,
      i -> "a,".repeat(4000)),
  COMMAS_1M(
      "preflight, 1 MiB of `,`",
      Policies.ONE,
      Verdict.HOSTILE,
      Origins::only,
      i -> ",".repeat(1 << 20)),
  NAMES_1M(
      "preflight, 1 MiB of `a,`",
      Policies.ONE,
      Verdict.HOSTILE,
      Origins::only,
      i -> "a,".repeat(1 << 19)),
  ORIGIN_64K(
      "GET, `Origin` of 64 KiB, 1 pattern",
      Policies.ONE_PATTERN,
      Verdict.HOSTILE,
      i -> "https://" + "abcdefg.".repeat(1 << 13) + "example.com",
      null);

  /** What a browser makes of the answer. */
  public enum Verdict {
    /** Not a CORS request: passed on without a permission. */
    UNTOUCHED,
    /** The page may go on. */
    GRANTED,
    /** The page is blocked. */
    DENIED,
    /** No browser sends this: peers may answer as they like, Drawbridge refuses. */
    HOSTILE;

    /**
     * Whether an answer does what the scenario asks for.
     *
     * @param peer whether another product gave it
     */
    public boolean accepts(Verdict actual, boolean peer) {
      return this == HOSTILE ? peer || actual == DENIED : actual == this;
    }
  }

  private final String title;
  private final List<String> origins;
  private final Verdict verdict;
  private final @Nullable IntFunction<String> origin;
  private final @Nullable IntFunction<String> fields;

  Scenario(
      String title,
      List<String> origins,
      Verdict verdict,
      @Nullable IntFunction<String> origin,
      @Nullable IntFunction<String> fields) {
    this.title = title;
    this.origins = origins;
    this.verdict = verdict;
    this.origin = origin;
    this.fields = fields;
  }

  private static String threeFields(int number) {
    return switch (number % 4) {
      case 0 -> "authorization,content-type,x-request-id";
      case 1 -> "content-type,if-match,x-csrf-token";
      case 2 -> "accept-version,authorization,x-requested-with";
      default -> "authorization,x-csrf-token,x-request-id";
    };
  }

  /** What it is called in reports. */
  public String title() {
    return title;
  }

  /** Origins that the policy of this scenario allows, in Drawbridge's and Spring's notation. */
  public List<String> origins() {
    return origins;
  }

  /** What a browser has to make of the answers. */
  public Verdict verdict() {
    return verdict;
  }

  /** Whether the policy has patterns, which not every peer knows. */
  public boolean hasPatterns() {
    return origins.get(0).contains("*");
  }

  /** Whether the request is a preflight. */
  boolean isPreflight() {
    return fields != null;
  }

  /** Different requests of this kind; fewer where one alone is a mebibyte. */
  public int rotation() {
    return this == COMMAS_1M || this == NAMES_1M ? 2 : 16;
  }

  /** The request with this {@code number}, of new strings throughout. */
  public Values request(int number) {
    return new Values(
        isPreflight() ? "OPTIONS" : "GET",
        origin == null ? null : Cold.copy(origin.apply(number)),
        fields == null ? null : Cold.copy("PUT"),
        fields == null ? null : Cold.copy(fields.apply(number)));
  }
}
