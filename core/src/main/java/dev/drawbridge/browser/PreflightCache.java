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
import org.jspecify.annotations.Nullable;

/**
 * The CORS-preflight cache of a browser: which methods and names of fields a preflight allowed, per
 * origin, URL and credentials, for as long as {@code Access-Control-Max-Age} says. Not thread-safe.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-cache">Fetch, CORS-preflight cache</a>
 */
public final class PreflightCache {
  private static final String WILDCARD = "*";

  /**
   * What is cached where.
   *
   * @param unique what an origin has that is like no other, null if it is like others
   */
  private record Key(String origin, @Nullable Object unique, String url) {}

  private record Entry(boolean method, String name, boolean credentials) {}

  /** What a preflight allowed, as it came. */
  private record Grant(
      List<String> methods,
      List<String> names,
      boolean credentials,
      Instant stored,
      Instant expires) {}

  /**
   * What is cached for an origin and a URL: entries with the times at which they expire, and a
   * grant that is not made entries of until somebody asks, for most are never asked for.
   */
  private static final class Shelf {
    private final Map<Entry, Instant> entries = new HashMap<>();
    private @Nullable Grant pending;
  }

  private final Profile profile;
  private final InstantSource clock;

  private final Map<Key, Shelf> shelves = new HashMap<>();

  /** Makes an empty cache that ages by the given clock. */
  public PreflightCache(Profile profile, InstantSource clock) {
    this.profile = profile;
    this.clock = clock;
  }

  /** Returns for how many pairs of origin and URL something is cached, stale or not. */
  public int size() {
    return shelves.size();
  }

  /** Forgets everything. */
  public void clear() {
    shelves.clear();
  }

  boolean allowsMethod(FetchState fetch) {
    // Fetch, method cache entry match
    return isAllowed(fetch, true, fetch.method());
  }

  boolean allowsName(FetchState fetch, String name) {
    // Fetch, header-name cache entry match
    return isAllowed(fetch, false, name);
  }

  private boolean isAllowed(FetchState fetch, boolean method, String name) {
    Map<Entry, Instant> known = known(fetch);
    return !known.isEmpty()
        && !matches(known, fetch.includesCredentials(), method, name, clock.instant()).isEmpty();
  }

  /** Says whether anything at all is cached for a fetch, which by the standard nobody asks. */
  boolean allowsAnything(FetchState fetch) {
    Map<Entry, Instant> known = known(fetch);
    boolean credentials = fetch.includesCredentials();
    Instant now = clock.instant();
    return known.keySet().stream()
        .anyMatch(entry -> serves(entry.credentials(), credentials) && isAlive(entry, known, now));
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
    Instant now = clock.instant();
    Shelf shelf = shelves.computeIfAbsent(key(fetch), k -> new Shelf());
    settle(shelf);
    shelf.pending = new Grant(methods, names, fetch.includesCredentials(), now, now.plus(maxAge));
  }

  /** Makes entries of the grant that was stored last. */
  private void settle(Shelf shelf) {
    Grant grant = shelf.pending;
    if (grant == null) {
      return;
    }
    shelf.pending = null;
    grant.methods().forEach(method -> enter(shelf.entries, grant, true, method));
    grant
        .names()
        .forEach(name -> enter(shelf.entries, grant, false, name.toLowerCase(Locale.ROOT)));
  }

  private void enter(Map<Entry, Instant> known, Grant grant, boolean method, String name) {
    List<Entry> matching = matches(known, grant.credentials(), method, name, grant.stored());
    matching.forEach(entry -> known.put(entry, grant.expires()));
    if (matching.isEmpty()) {
      known.put(new Entry(method, name, grant.credentials()), grant.expires());
    }
  }

  /** Forgets what is cached for the origin and the URL of a fetch. */
  void clear(FetchState fetch) {
    // Fetch, clear cache entries
    if (!shelves.isEmpty()) {
      shelves.remove(key(fetch));
    }
  }

  private Map<Entry, Instant> known(FetchState fetch) {
    Shelf shelf = shelves.isEmpty() ? null : shelves.get(key(fetch));
    if (shelf == null) {
      return Map.of();
    }
    settle(shelf);
    return shelf.entries;
  }

  /** Returns the entries that cover a method or a name: at most two, and two wildcards. */
  private List<Entry> matches(
      Map<Entry, Instant> known, boolean include, boolean method, String name, Instant now) {
    List<Entry> matching = new ArrayList<>(4);
    for (int i = 0; i < 2; i++) {
      boolean credentials = i == 1;
      if (serves(credentials, include)) {
        Entry exact = new Entry(method, name, credentials);
        Entry wildcard = new Entry(method, WILDCARD, credentials);
        if (isAlive(exact, known, now)) {
          matching.add(exact);
        }
        if (isWildcard(wildcard, name, include) && isAlive(wildcard, known, now)) {
          matching.add(wildcard);
        }
      }
    }
    return matching;
  }

  private static boolean isAlive(Entry entry, Map<Entry, Instant> known, Instant now) {
    Instant expires = known.get(entry);
    return expires != null && now.isBefore(expires);
  }

  /** Says whether an entry serves a request, one with credentials or one without. */
  private boolean serves(boolean credentials, boolean include) {
    // Fetch, cache entry match
    return credentials == include
        || (credentials && !profile.has(Difference.CREDENTIALED_ENTRY_STAYS_SO));
  }

  /** Says whether an entry for {@code *} covers a name, and is not that name itself. */
  private boolean isWildcard(Entry entry, String name, boolean include) {
    boolean credentialed =
        include
            ? profile.has(Difference.CREDENTIALED_WILDCARD_NOT_CACHED)
            : profile.has(Difference.CREDENTIALED_WILDCARD_SERVES_NOBODY);
    boolean literal =
        profile.has(Difference.WILDCARD_NOT_CACHED) || (entry.credentials() && credentialed);
    return !literal
        && !name.equals(WILDCARD)
        && (entry.method()
            || !RequestFields.isNonWildcard(name)
            || profile.has(Difference.AUTHORIZATION_UNDER_CACHED_WILDCARD));
  }

  private Key key(FetchState fetch) {
    boolean pageOrigin = profile.has(Difference.PREFLIGHT_WITH_PAGE_ORIGIN);
    String origin = pageOrigin ? fetch.page().toString() : fetch.origin();
    boolean fragment = profile.has(Difference.CACHED_BY_FRAGMENT);
    boolean unique = profile.has(Difference.TAINTED_ORIGIN_IS_UNIQUE);
    return new Key(
        origin,
        unique ? fetch.uniqueOrigin() : null,
        (fragment ? fetch.url() : fetch.url().bare()).toString());
  }
}
