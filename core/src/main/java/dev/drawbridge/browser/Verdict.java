package dev.drawbridge.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser makes of a fetch: shared with the page or blocked. Exactly one of response and
 * reason is null.
 *
 * @param profile whose verdict it is
 * @param requests what the browser put on the wire, in order
 * @param response what script sees, null if the fetch is blocked
 * @param reason the first step that failed, null if the fetch is allowed
 * @param console what the engine prints, its messages joined by line feeds, null for nothing and
 *     for {@link Profile#STANDARD}
 */
public record Verdict(
    Profile profile,
    List<SentRequest> requests,
    @Nullable ScriptResponse response,
    @Nullable BlockReason reason,
    @Nullable String console) {

  /** Copies the requests. */
  public Verdict {
    requests = List.copyOf(requests);
  }

  /** Says whether the page got a response. */
  public boolean isAllowed() {
    return response != null;
  }
}
