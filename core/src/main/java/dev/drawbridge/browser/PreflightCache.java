package dev.drawbridge.browser;

import dev.drawbridge.fetch.RequestFields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The CORS-preflight cache of a browser: which methods and names of fields a preflight allowed, per
 * origin, URL and credentials, for as long as {@code Access-Control-Max-Age} says. Not thread-safe.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-cache">Fetch, CORS-preflight cache</a>
 */
public final class PreflightCache {
  private static final String WILDCARD = "*";

  private record Key(String origin, String url) {}

  private record Entry(boolean method, String name, boolean credentials) {}

  private final Profile profile;
  private final InstantSource clock;

  /** When each entry expires. */
  private final Map<Key, Map<Entry, Instant>> entries = new HashMap<>();

  /** Makes an empty cache that ages by the given clock. */
  public PreflightCache(Profile profile, InstantSource clock) {
    this.profile = profile;
    this.clock = clock;
  }

  /** Returns for how many pairs of origin and URL something is cached, stale or not. */
  public int size() {
    return entries.size();
  }

  /** Forgets everything. */
  public void clear() {
    entries.clear();
  }

  boolean allowsMethod(FetchState fetch) {
    // Fetch, method cache entry match
    return !matches(known(fetch), fetch, true, fetch.method()).isEmpty();
  }

  boolean allowsName(FetchState fetch, String name) {
    // Fetch, header-name cache entry match
    return !matches(known(fetch), fetch, false, name).isEmpty();
  }

  /** Says whether anything at all is cached for a fetch, which by the standard nobody asks. */
  boolean allowsAnything(FetchState fetch) {
    Map<Entry, Instant> known = known(fetch);
    return known.keySet().stream()
        .anyMatch(entry -> serves(entry.credentials(), fetch) && isAlive(entry, known));
  }

  /** Stores what a preflight allowed. */
  void store(FetchState fetch, List<String> methods, List<String> names, Duration maxAge) {
    // Fetch, CORS-preflight fetch, steps 7.12 to 7.15
    if (profile.has(Difference.CACHE_ENTRY_REPLACED)) {
      clear(fetch);
    }
    boolean unstorable = profile.has(Difference.INVALID_MAX_AGE_IS_ZERO) && maxAge.isZero();
    boolean opaque = profile.has(Difference.OPAQUE_ORIGIN_NOT_CACHED) && fetch.hasOpaqueOrigin();
    if (unstorable || opaque || (methods.isEmpty() && names.isEmpty())) {
      return;
    }
    Map<Entry, Instant> known = entries.computeIfAbsent(key(fetch), k -> new HashMap<>());
    Instant expires = clock.instant().plus(maxAge);
    methods.forEach(method -> store(known, fetch, true, method, expires));
    names.forEach(name -> store(known, fetch, false, name.toLowerCase(Locale.ROOT), expires));
  }

  private void store(
      Map<Entry, Instant> known, FetchState fetch, boolean method, String name, Instant expires) {
    List<Entry> matching = matches(known, fetch, method, name);
    matching.forEach(entry -> known.put(entry, expires));
    if (matching.isEmpty()) {
      known.put(new Entry(method, name, fetch.includesCredentials()), expires);
    }
  }

  /** Forgets what is cached for the origin and the URL of a fetch. */
  void clear(FetchState fetch) {
    // Fetch, clear cache entries
    entries.remove(key(fetch));
  }

  private Map<Entry, Instant> known(FetchState fetch) {
    return entries.isEmpty() ? Map.of() : entries.getOrDefault(key(fetch), Map.of());
  }

  /** Returns the entries that cover a method or a name: at most two, and two wildcards. */
  private List<Entry> matches(
      Map<Entry, Instant> known, FetchState fetch, boolean method, String name) {
    List<Entry> matching = known.isEmpty() ? List.of() : new ArrayList<>();
    for (int i = 0; i < 2 && !known.isEmpty(); i++) {
      boolean credentials = i == 1;
      if (serves(credentials, fetch)) {
        Entry exact = new Entry(method, name, credentials);
        Entry wildcard = new Entry(method, WILDCARD, credentials);
        if (isAlive(exact, known)) {
          matching.add(exact);
        }
        if (isWildcard(wildcard, name) && isAlive(wildcard, known)) {
          matching.add(wildcard);
        }
      }
    }
    return matching;
  }

  private boolean isAlive(Entry entry, Map<Entry, Instant> known) {
    Instant expires = known.get(entry);
    return expires != null && clock.instant().isBefore(expires);
  }

  private boolean serves(boolean credentials, FetchState fetch) {
    // Fetch, cache entry match
    return credentials == fetch.includesCredentials()
        || (credentials && !profile.has(Difference.CREDENTIALED_ENTRY_STAYS_SO));
  }

  /** Says whether an entry for {@code *} covers a name, and is not that name itself. */
  private boolean isWildcard(Entry entry, String name) {
    boolean literal =
        profile.has(Difference.WILDCARD_NOT_CACHED)
            || (entry.credentials() && profile.has(Difference.CREDENTIALED_WILDCARD_NOT_CACHED));
    return !literal
        && !name.equals(WILDCARD)
        && (entry.method() || !RequestFields.isNonWildcard(name));
  }

  private Key key(FetchState fetch) {
    boolean pageOrigin = profile.has(Difference.PREFLIGHT_WITH_PAGE_ORIGIN);
    String origin = pageOrigin ? fetch.page().toString() : fetch.origin();
    return new Key(origin, fetch.url().bare().toString());
  }
}
