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

  private record Key(String origin, String url) {}

  private static final class Entry {
    private final boolean method;
    private final String name;
    private final boolean credentials;
    private Instant expires;

    Entry(boolean method, String name, boolean credentials, Instant expires) {
      this.method = method;
      this.name = name;
      this.credentials = credentials;
      this.expires = expires;
    }
  }

  private final Profile profile;
  private final InstantSource clock;
  private final Map<Key, List<Entry>> entries = new HashMap<>();

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
    return allows(fetch, true, fetch.method());
  }

  boolean allowsName(FetchState fetch, String name) {
    // Fetch, header-name cache entry match
    return allows(fetch, false, name);
  }

  /** Says whether anything at all is cached for a fetch, which by the standard nobody asks. */
  boolean allowsAnything(FetchState fetch) {
    for (Entry entry : alive(fetch)) {
      if (serves(entry, fetch)) {
        return true;
      }
    }
    return false;
  }

  private boolean allows(FetchState fetch, boolean method, String name) {
    for (Entry entry : alive(fetch)) {
      if (matches(entry, fetch, method, name)) {
        return true;
      }
    }
    return false;
  }

  /** Stores what a preflight allowed. */
  void store(FetchState fetch, List<String> methods, List<String> names, Duration maxAge) {
    // Fetch, CORS-preflight fetch, steps 7.12 to 7.15
    if (profile.has(Difference.CACHE_ENTRY_REPLACED)) {
      clear(fetch);
    }
    boolean unstorable = profile.has(Difference.INVALID_MAX_AGE_IS_ZERO) && maxAge.isZero();
    boolean opaque = profile.has(Difference.OPAQUE_ORIGIN_NOT_CACHED) && fetch.hasOpaqueOrigin();
    if (unstorable || opaque) {
      return;
    }
    methods.forEach(method -> store(fetch, true, method, maxAge));
    names.forEach(name -> store(fetch, false, name.toLowerCase(Locale.ROOT), maxAge));
  }

  private void store(FetchState fetch, boolean method, String name, Duration maxAge) {
    Instant expires = clock.instant().plus(maxAge);
    List<Entry> known = entries.computeIfAbsent(key(fetch), k -> new ArrayList<>());
    boolean renewed = false;
    for (Entry entry : alive(known)) {
      if (matches(entry, fetch, method, name)) {
        entry.expires = expires;
        renewed = true;
      }
    }
    if (!renewed) {
      known.add(new Entry(method, name, fetch.includesCredentials(), expires));
    }
  }

  /** Forgets what is cached for the origin and the URL of a fetch. */
  void clear(FetchState fetch) {
    // Fetch, clear cache entries
    entries.remove(key(fetch));
  }

  private boolean matches(Entry entry, FetchState fetch, boolean method, String name) {
    return entry.method == method && serves(entry, fetch) && covers(entry, name);
  }

  private List<Entry> alive(FetchState fetch) {
    @Nullable List<Entry> known = entries.isEmpty() ? null : entries.get(key(fetch));
    return known == null ? List.of() : alive(known);
  }

  private List<Entry> alive(List<Entry> all) {
    Instant now = clock.instant();
    all.removeIf(entry -> !now.isBefore(entry.expires));
    return all;
  }

  private boolean serves(Entry entry, FetchState fetch) {
    // Fetch, cache entry match
    return entry.credentials == fetch.includesCredentials()
        || (entry.credentials && !profile.has(Difference.CREDENTIALED_ENTRY_STAYS_SO));
  }

  private boolean covers(Entry entry, String name) {
    if (entry.method ? entry.name.equals(name) : entry.name.equalsIgnoreCase(name)) {
      return true;
    }
    boolean literal =
        profile.has(Difference.WILDCARD_NOT_CACHED)
            || (entry.credentials && profile.has(Difference.CREDENTIALED_WILDCARD_NOT_CACHED));
    return entry.name.equals(WILDCARD)
        && !literal
        && (entry.method || !RequestFields.isNonWildcard(name));
  }

  private Key key(FetchState fetch) {
    boolean pageOrigin = profile.has(Difference.PREFLIGHT_WITH_PAGE_ORIGIN);
    String origin = pageOrigin ? fetch.page().toString() : fetch.origin();
    return new Key(origin, fetch.url().bare().toString());
  }
}
