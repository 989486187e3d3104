package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.RedirectMode;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fetch of a page, put together again from the entries of a HAR file.
 *
 * @param page the page's origin
 * @param hops the entries of its requests: more than one if it was redirected; a preflight only if
 *     nothing followed it
 * @param preflights for each hop the entry of its preflight, if there is one
 */
record HarFetch(Origin page, List<HarEntry> hops, List<Optional<HarEntry>> preflights) {
  private static final Set<String> CORS_TYPES = Set.of("xhr", "fetch", "eventsource", "font");

  HarEntry first() {
    return hops.get(0);
  }

  HarEntry last() {
    return hops.get(hops.size() - 1);
  }

  private @Nullable HarEntry firstPreflight() {
    return preflights.get(0).orElse(null);
  }

  /** Returns the credentials mode that shows: {@code include} if cookies crossed origins. */
  CredentialsMode shownCredentials() {
    boolean crossed =
        hops.stream().anyMatch(hop -> hop.cookies() && !page.sameOrigin(hop.url().origin()));
    return crossed || mode() == RequestMode.NO_CORS
        ? CredentialsMode.INCLUDE
        : CredentialsMode.SAME_ORIGIN;
  }

  /** Says whether the file tells that the browser got no further, or kept the answer back. */
  boolean failed() {
    return !last().error().isEmpty() || last().status() == 0;
  }

  /** Returns the call of {@code fetch} that is behind it. */
  FetchRequest request(CredentialsMode credentials) {
    return new FetchRequest(
        page,
        first().url().toString(),
        first().intendedMethod(),
        mode() == RequestMode.NO_CORS
            ? FieldList.EMPTY
            : ScriptFields.of(first(), firstPreflight()),
        null,
        credentials,
        mode(),
        RedirectMode.FOLLOW,
        isForcedPreflight());
  }

  private RequestMode mode() {
    RequestMode shown = RequestMode.of(first().header("Sec-Fetch-Mode"));
    if (firstPreflight() != null || !Methods.isSafelisted(first().method())) {
      return RequestMode.CORS;
    }
    if (shown != null) {
      return shown;
    }
    boolean cors = first().origin() != null || CORS_TYPES.contains(first().type());
    return cors ? RequestMode.CORS : RequestMode.NO_CORS;
  }

  /** Says whether a preflight was sent that asks for nothing special. */
  private boolean isForcedPreflight() {
    HarEntry preflight = firstPreflight();
    return preflight != null
        && preflight.askedNames().isEmpty()
        && Methods.isSafelisted(preflight.intendedMethod());
  }

  /** Returns a network that answers as the entries say, to be asked by one browser. */
  Network network() {
    return new Replay();
  }

  /** Says whether a preflight is not in the file and was taken as granted. */
  boolean isAssumed(SentRequest request) {
    return request.kind() == SentRequest.Kind.PREFLIGHT
        && IntStream.range(0, hops.size())
            .filter(hop -> isAt(hop, request.url()))
            .allMatch(hop -> preflights.get(hop).isEmpty());
  }

  /** Returns a verdict without the preflights that were taken as granted. */
  Verdict withoutAssumed(Verdict verdict) {
    List<SentRequest> recorded =
        verdict.requests().stream().filter(request -> !isAssumed(request)).toList();
    return new Verdict(
        verdict.profile(), recorded, verdict.response(), verdict.reason(), verdict.console());
  }

  private boolean isAt(int hop, Url url) {
    return hops.get(hop).url().bare().equals(url);
  }

  /** Returns the places of all entries that it consists of. */
  IntStream entries() {
    Stream<HarEntry> asked = preflights.stream().flatMap(Optional::stream);
    return Stream.concat(hops.stream(), asked).mapToInt(HarEntry::index).sorted().distinct();
  }

  /** The answers in the order of the hops. */
  private final class Replay implements Network {
    private int hop;

    @Override
    public @Nullable Answer answer(SentRequest request) {
      if (hop >= hops.size() || !isAt(hop, request.url())) {
        return null;
      }
      if (request.kind() == SentRequest.Kind.PREFLIGHT) {
        HarEntry preflight = preflights.get(hop).orElse(null);
        return preflight == null ? grant(request) : preflight.answer();
      }
      HarEntry entry = hops.get(hop++);
      return entry.isPreflight() ? null : entry.answer();
    }
  }

  private static Answer grant(SentRequest request) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Access-Control-Allow-Origin", "" + request.origin()));
    fields.add(new Field("Access-Control-Allow-Credentials", "true"));
    fields.add(new Field("Access-Control-Allow-Methods", request.method()));
    if (request.requestHeaders() != null) {
      fields.add(new Field("Access-Control-Allow-Headers", request.requestHeaders()));
    }
    return new Answer(204, new FieldList(fields));
  }
}
