package dev.drawbridge.wire;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Real sockets, or another carrier, under a browser: sends for each request what a browser of the
 * profile puts on the wire, and keeps the exchanges.
 *
 * <p>Harmless: an actual request of another method than {@code GET}, {@code HEAD}, {@code OPTIONS}
 * and those allowed goes out as a {@code GET} without the fields of a body; its {@link
 * WireExchange#request()} shows that. No cookie is sent but a given one, to its origin, on requests
 * with credentials. Where the first URL is a public one, no request of it goes to an address that
 * only insiders reach: a redirect would else make a stranger's server choose what is asked inside.
 * Not thread-safe.
 */
public final class BrowserNetwork implements Network {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> OF_BODIES =
      List.of("Content-Type", "Content-Encoding", "Content-Language", "Content-Location");

  private final Carrier client;
  private final BrowserFields browser;
  private final Set<String> methods;
  private final @Nullable Cookie cookie;
  private final byte[] body;
  private final List<WireExchange> exchanges = new ArrayList<>();
  private @Nullable Reach home;

  private record Cookie(Origin origin, String value) {}

  /**
   * Plays a browser.
   *
   * @param client what carries the requests
   * @param profile whose fields are sent; the standard's are Chromium's
   * @param page the origin of the page that fetches
   */
  public BrowserNetwork(Carrier client, Profile profile, Origin page) {
    this(client, new BrowserFields(profile, page, RequestMode.CORS), HARMLESS, null, new byte[0]);
  }

  private BrowserNetwork(
      Carrier client,
      BrowserFields browser,
      Set<String> methods,
      @Nullable Cookie cookie,
      byte[] body) {
    this.client = client;
    this.browser = browser;
    this.methods = methods;
    this.cookie = cookie;
    this.body = body;
  }

  /** Returns a network, without exchanges, that sends these methods of actual requests too. */
  public BrowserNetwork allowing(Set<String> more) {
    Set<String> all = new HashSet<>(methods);
    all.addAll(more);
    return new BrowserNetwork(client, browser, Set.copyOf(all), cookie, body);
  }

  /** Returns a network, without exchanges, that has a cookie for the origin of a URL. */
  public BrowserNetwork withCookie(Url url, String value) {
    Cookie other = new Cookie(url.origin(), value);
    return new BrowserNetwork(client, browser, methods, other, body);
  }

  /** Returns a network, without exchanges, that says fetches are of this mode, not {@code cors}. */
  public BrowserNetwork withMode(RequestMode mode) {
    return new BrowserNetwork(client, browser.with(mode), methods, cookie, body);
  }

  /** Returns a network, without exchanges, that sends this body where a request has one. */
  public BrowserNetwork withBody(byte[] other) {
    return new BrowserNetwork(client, browser, methods, cookie, other.clone());
  }

  /** Returns what was sent and what came, in order. */
  public List<WireExchange> exchanges() {
    return List.copyOf(exchanges);
  }

  @Override
  public @Nullable Answer answer(SentRequest request) {
    if (home == null) {
      home = client.reach(request.url());
    }
    WireRequest sent = onWire(request);
    WireExchange exchange = home == Reach.PUBLIC ? client.sendOutside(sent) : client.send(sent);
    exchanges.add(exchange);
    WireResponse response = exchange.response();
    return response == null ? null : response.answer();
  }

  /** Returns the request that goes out for a request of the browser. */
  public WireRequest onWire(SentRequest request) {
    if (request.kind() == SentRequest.Kind.PREFLIGHT) {
      return new WireRequest("OPTIONS", request.url(), browser.ofPreflight(request));
    }
    boolean sendable = methods.contains(request.method());
    FieldList given = sendable ? request.fields() : request.fields().without(OF_BODIES);
    FieldList fields = browser.ofActual(request, given);
    byte[] sent = sendable && request.body() ? body : new byte[0];
    boolean empty = sendable && sent.length == 0;
    if (empty && (request.method().equals("POST") || request.method().equals("PUT"))) {
      // Fetch, HTTP-network-or-cache fetch, step 8.4
      fields = fields.append(new Field("Content-Length", "0"));
    }
    boolean cookies =
        cookie != null
            && request.credentials()
            && cookie.origin().sameOrigin(request.url().origin());
    return new WireRequest(
        sendable ? request.method() : "GET",
        request.url(),
        cookies && cookie != null ? fields.append(new Field("Cookie", cookie.value())) : fields,
        sent);
  }
}
