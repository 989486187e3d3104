package dev.drawbridge.browser;

import java.time.InstantSource;

/**
 * A browser with one page open: fetches by the rules of a profile, one after the other, with one
 * CORS-preflight cache. Total: whatever the page and the network say gives a verdict. Not
 * thread-safe.
 *
 * <p>Not part of it: mixed content, Content Security Policy, cookies and their rules, HTTP
 * authentication and caching, permission to reach a local network.
 */
public final class Browser {
  private final Profile profile;
  private final PreflightCache cache;

  /** Opens a browser with an empty cache, which ages by the given clock. */
  public Browser(Profile profile, InstantSource clock) {
    this.profile = profile;
    this.cache = new PreflightCache(profile, clock);
  }

  /** Returns the cache that the fetches share. */
  public PreflightCache preflightCache() {
    return cache;
  }

  /** Fetches, and judges. */
  public Verdict fetch(FetchRequest request, Network network) {
    return fetch(PreparedFetch.of(request), network);
  }

  /** Fetches, and judges. */
  public Verdict fetch(PreparedFetch request, Network network) {
    Transcript transcript = new Transcript(profile, network);
    Console console = Console.of(profile);
    try {
      FetchState fetch = request.state(profile);
      ScriptResponse response = new MainFetch(profile, cache, transcript, fetch).run();
      return new Verdict(
          profile, transcript.requests(), response, null, console.print(transcript, null));
    } catch (BlockedException blocked) {
      BlockReason reason = blocked.reason();
      return new Verdict(
          profile, transcript.requests(), null, reason, console.print(transcript, reason));
    }
  }
}
