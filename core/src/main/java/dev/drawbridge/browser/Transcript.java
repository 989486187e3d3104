package dev.drawbridge.browser;

import dev.drawbridge.fetch.FieldList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of one fetch as they go out, and what the console warned of meanwhile. */
final class Transcript {
  private final Profile profile;
  private final Network network;
  private final List<SentRequest> requests = new ArrayList<>();
  private List<String> warnedUrls = List.of();

  Transcript(Profile profile, Network network) {
    this.profile = profile;
    this.network = network;
  }

  List<SentRequest> requests() {
    return requests;
  }

  /** Returns the URLs where {@code *} covered {@code Authorization}. */
  List<String> warnedUrls() {
    return warnedUrls;
  }

  void warn(FetchState fetch) {
    warnedUrls = warnedUrls.isEmpty() ? new ArrayList<>() : warnedUrls;
    warnedUrls.add(fetch.url().toString());
  }

  @Nullable Answer preflight(FetchState fetch, String origin, List<String> unsafeNames) {
    // Fetch, CORS-preflight fetch, steps 1 to 6
    return send(
        new SentRequest(
            SentRequest.Kind.PREFLIGHT,
            fetch.url().bare(),
            origin,
            fetch.method(),
            list(unsafeNames),
            false,
            FieldList.EMPTY,
            false));
  }

  private static @Nullable String list(List<String> names) {
    return names.size() == 1 ? names.get(0) : names.isEmpty() ? null : String.join(",", names);
  }

  @Nullable Answer actual(FetchState fetch) {
    // Fetch, HTTP-network-or-cache fetch
    return send(
        new SentRequest(
            SentRequest.Kind.ACTUAL,
            fetch.url().bare(),
            originField(fetch),
            fetch.method(),
            null,
            fetch.sendsCredentials(),
            fetch.fields(),
            fetch.hasBody()));
  }

  private @Nullable Answer send(SentRequest request) {
    requests.add(request);
    return network.answer(request);
  }

  private @Nullable String originField(FetchState fetch) {
    // Fetch, append a request `Origin` header
    if (fetch.tainting() == FetchState.Tainting.CORS) {
      return fetch.origin();
    }
    boolean reads = fetch.method().equals("GET") || fetch.method().equals("HEAD");
    if (reads && !fetch.originStays()) {
      return null;
    }
    boolean forgotten =
        fetch.crossedOrigins() && profile.has(Difference.ORIGIN_FORGOTTEN_ON_REDIRECT);
    return isDowngrade(fetch) || forgotten ? "null" : fetch.origin();
  }

  private boolean isDowngrade(FetchState fetch) {
    // step 4.1, with the default referrer policy, strict-origin-when-cross-origin
    boolean downgrade =
        fetch.given().mode() != RequestMode.CORS
            && fetch.page().scheme().equals("https")
            && !fetch.url().scheme().equals("https");
    return downgrade
        && !(profile.has(Difference.ORIGIN_KEPT_ON_LOOPBACK)
            && fetch.url().origin().isPotentiallyTrustworthy());
  }
}
