package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.BrowserNetwork;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks each thing once: the same request of another browser gets the answer that is known.
 *
 * <p>Where a preflight was granted and the GET that stands in for the actual request finds nothing
 * that answers a GET, the answer to the actual request cannot be known; it is taken to be granted
 * as the preflight was, and {@link #isAssumed} says so.
 */
final class Recorder implements Network {
  private static final Set<Integer> NO_SUCH_METHOD = Set.of(404, 405, 501);
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final BrowserNetwork network;
  private final Consumer<String> progress;
  private final Map<SentRequest, Step> steps = new LinkedHashMap<>();

  /**
   * Starts with nothing asked.
   *
   * @param progress is told of each request before it is sent
   */
  Recorder(BrowserNetwork network, Consumer<String> progress) {
    this.network = network;
    this.progress = progress;
  }

  /** Returns what was asked, in order. */
  List<Step> steps() {
    return List.copyOf(steps.values());
  }

  /** Returns the exchange of a request; asks if it was not asked yet. */
  WireExchange exchange(SentRequest request) {
    return step(request).exchange();
  }

  @Override
  public @Nullable Answer answer(SentRequest request) {
    Step step = step(request);
    WireResponse response = step.exchange().response();
    if (response == null) {
      return null;
    }
    return isAssumed(step) ? assumed(request, response) : response.answer();
  }

  private Step step(SentRequest request) {
    Step known = steps.get(request);
    if (known != null) {
      return known;
    }
    boolean preflight = request.kind() == SentRequest.Kind.PREFLIGHT;
    String method = preflight ? "OPTIONS" : network.onWire(request).method();
    progress.accept(method + " " + request.url());
    network.answer(request);
    List<WireExchange> exchanges = network.exchanges();
    Step step = new Step(request, exchanges.get(exchanges.size() - 1));
    steps.put(request, step);
    return step;
  }

  /** Says whether the answer that counts is not the one that came. */
  boolean isAssumed(Step step) {
    WireResponse response = step.exchange().response();
    return step.isSubstitute()
        && response != null
        && NO_SUCH_METHOD.contains(response.status())
        && !response.fields().contains(ALLOW_ORIGIN)
        && wasPreflighted(step.asked());
  }

  private boolean wasPreflighted(SentRequest actual) {
    return steps.keySet().stream()
        .anyMatch(
            request ->
                request.kind() == SentRequest.Kind.PREFLIGHT && request.url().equals(actual.url()));
  }

  private static Answer assumed(SentRequest request, WireResponse response) {
    String origin = request.origin();
    List<Field> fields = new ArrayList<>(response.fields().fields());
    fields.add(new Field(ALLOW_ORIGIN, origin == null ? "*" : origin));
    fields.add(new Field("Access-Control-Allow-Credentials", "true"));
    return new Answer(response.status(), new FieldList(fields));
  }
}
