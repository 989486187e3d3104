package dev.drawbridge.testkit;

import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.ScriptResponse;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireResponse;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/** What came of a {@link Fetch}: what went over the wire, and what the page got. Immutable. */
public final class FetchResult implements AssertProvider<FetchAssert> {
  private final FetchRequest request;
  private final Verdict verdict;
  private final List<WireExchange> exchanges;

  FetchResult(FetchRequest request, Verdict verdict, List<WireExchange> exchanges) {
    this.request = request;
    this.verdict = verdict;
    this.exchanges = List.copyOf(exchanges);
  }

  /** Returns what script gave to {@code fetch}. */
  public FetchRequest request() {
    return request;
  }

  /** Returns whose rules the browser followed. */
  public Profile profile() {
    return verdict.profile();
  }

  /** Returns the browser's verdict in full. */
  public Verdict verdict() {
    return verdict;
  }

  /** Returns what was sent and what came, in order, preflights and redirects included. */
  public List<WireExchange> exchanges() {
    return exchanges;
  }

  /** Says whether the page may read the response: it was neither blocked nor is it opaque. */
  public boolean isShared() {
    ScriptResponse response = verdict.response();
    return response != null
        && response.type() != ScriptResponse.Type.OPAQUE
        && response.type() != ScriptResponse.Type.OPAQUEREDIRECT;
  }

  /** Returns why the fetch was blocked, null if it was not. */
  public @Nullable BlockReason reason() {
    return verdict.reason();
  }

  /** Returns what the browser prints to its console, empty for nothing. */
  public String console() {
    return verdict.console() == null ? "" : verdict.console();
  }

  /** Says whether a preflight was sent. */
  public boolean sentPreflight() {
    return verdict.requests().stream().anyMatch(sent -> sent.kind() == SentRequest.Kind.PREFLIGHT);
  }

  /** Says whether a cookie was sent. */
  public boolean sentCookies() {
    return exchanges.stream().anyMatch(exchange -> exchange.request().fields().contains("Cookie"));
  }

  /** Returns the status that the page reads: 0 if the fetch is blocked or its response opaque. */
  public int status() {
    return verdict.response() == null ? 0 : verdict.response().status();
  }

  /** Returns the names of the fields that the page can read, in lower case. */
  public List<String> readableHeaders() {
    return verdict.response() == null ? List.of() : verdict.response().readableNames();
  }

  /** Returns a field as the page reads it, null if it cannot or if there is none. */
  public @Nullable String header(String name) {
    WireResponse response = lastResponse();
    boolean readable = readableHeaders().contains(name.toLowerCase(Locale.ROOT));
    return readable && response != null ? response.fields().get(name) : null;
  }

  /**
   * Returns the body as text of UTF-8, empty if the page cannot read it: as much of it as the first
   * 64 KiB on the wire hold, without the content codings {@code gzip} and {@code deflate}.
   *
   * @throws IllegalStateException if it is encoded otherwise, or not as it says
   */
  public String text() {
    WireResponse response = lastResponse();
    return isShared() && response != null ? BodyText.of(response) : "";
  }

  /** Says whether the body is longer than {@link #text}, or broke off. */
  boolean isCut() {
    WireResponse response = lastResponse();
    return response != null && response.truncated();
  }

  /** Returns the response that came last, null if none came. */
  @Nullable WireResponse lastResponse() {
    return exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1).response();
  }

  /** Makes assertions about it; also for AssertJ's own {@code assertThat}. */
  @Override
  public FetchAssert assertThat() {
    return new FetchAssert(this);
  }

  /** Returns all there is to say: the fetch, the verdict, the console, each exchange. */
  @Override
  public String toString() {
    return FetchReport.of(this);
  }
}
