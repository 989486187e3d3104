package dev.drawbridge.testkit;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.wire.Carrier;
import dev.drawbridge.wire.WireClient;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A browser for tests: its pages fetch from a server by the CORS protocol, as Chromium, Firefox,
 * Safari's WebKit or the Fetch standard have it, and what comes of it can be asserted.
 *
 * <p>It keeps preflights as long as the server allows: two fetches of one browser may need one
 * preflight. It has no cookies but those that a fetch is given, no HTTP cache, no HTTP
 * authentication and no content security policy. Not thread-safe.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public final class Browser {
  // One's own server needs no politeness.
  private static final WireClient SOCKETS =
      WireClient.builder().requestsPerSecond(1e6).responseTimeout(Duration.ofSeconds(30)).build();

  private final Profile profile;
  private final Carrier carrier;
  private final InstantSource clock;
  private final dev.drawbridge.browser.Browser engine;
  private final List<FetchResult> history = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  private Browser(Profile profile, Carrier carrier, InstantSource clock) {
    this.profile = profile;
    this.carrier = carrier;
    this.clock = clock;
    this.engine = new dev.drawbridge.browser.Browser(profile, this::now);
  }

  /** Opens a browser that follows Chromium's rules: Chrome, Edge, Opera. */
  public static Browser chromium() {
    return of(Profile.CHROMIUM);
  }

  /** Opens a browser that follows Firefox's rules. */
  public static Browser firefox() {
    return of(Profile.FIREFOX);
  }

  /** Opens a browser that follows the rules of WebKit, Safari's engine, as far as observed. */
  public static Browser webkit() {
    return of(Profile.WEBKIT);
  }

  /** Opens a browser that follows the Fetch standard to the letter; its console is silent. */
  public static Browser standard() {
    return of(Profile.STANDARD);
  }

  /** Opens a browser that follows the rules of a profile; it fetches over real sockets. */
  public static Browser of(Profile profile) {
    return new Browser(profile, SOCKETS, Clock.systemUTC());
  }

  /** Opens a browser like this one, which has fetched nothing yet, before a server in-process. */
  public Browser through(TestServer server) {
    return new Browser(profile, request -> exchange(server, request.withHost()), clock);
  }

  /**
   * Opens a browser like this one, which has fetched nothing yet, on sockets of one's own: with
   * other timeouts, or with the certificate of a test's own authority.
   */
  public Browser through(WireClient client) {
    return new Browser(profile, client, clock);
  }

  /** Opens a browser like this one, which has fetched nothing yet, that lives by a clock. */
  public Browser at(InstantSource otherClock) {
    return new Browser(profile, carrier, otherClock);
  }

  private static WireExchange exchange(TestServer server, WireRequest request) {
    long start = System.nanoTime();
    try {
      return new WireExchange(
          request, server.answer(request), null, Duration.ofNanos(System.nanoTime() - start));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException(
          "no answer to " + request.method() + " " + request.url() + ": the server threw " + e, e);
    }
  }

  /**
   * Opens a page.
   *
   * @param origin its origin, such as {@code https://app.example}, or {@code null} for an opaque
   *     one, as of a sandboxed frame
   * @throws IllegalArgumentException if that is no origin; the message says why
   */
  public Page page(String origin) {
    return new Page(this, Origin.of(origin));
  }

  /** Returns whose rules this browser follows. */
  public Profile profile() {
    return profile;
  }

  /** Lets time pass for this browser: what it keeps of preflights grows older. */
  public void pass(Duration time) {
    passed = passed.plus(time);
  }

  /** Forgets all preflights. */
  public void clearPreflightCache() {
    engine.preflightCache().clear();
  }

  /** Returns what was fetched so far, in order. */
  public List<FetchResult> history() {
    return List.copyOf(history);
  }

  private Instant now() {
    return clock.instant().plus(passed);
  }

  Carrier carrier() {
    return carrier;
  }

  dev.drawbridge.browser.Browser engine() {
    return engine;
  }

  FetchResult record(FetchResult result) {
    history.add(result);
    return result;
  }
}
