package dev.drawbridge.browser;

import dev.drawbridge.origin.Url;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network of recorded answers, looked up by URL without fragment, user name and password; the
 * same at every visit. Where there is none, the connection fails.
 */
public final class Recording implements Network {
  private final Map<Url, Answer> preflights = new HashMap<>();
  private final Map<Url, Answer> responses = new HashMap<>();

  /**
   * Records what a URL answers, in place of what was recorded for it.
   *
   * @param preflight the answer to a preflight, null if the connection fails
   * @param response the answer to an actual request, null if the connection fails
   * @return this recording
   */
  public Recording put(Url url, @Nullable Answer preflight, @Nullable Answer response) {
    put(preflights, url.bare(), preflight);
    put(responses, url.bare(), response);
    return this;
  }

  private static void put(Map<Url, Answer> answers, Url url, @Nullable Answer answer) {
    if (answer == null) {
      answers.remove(url);
    } else {
      answers.put(url, answer);
    }
  }

  @Override
  public @Nullable Answer answer(SentRequest request) {
    boolean preflight = request.kind() == SentRequest.Kind.PREFLIGHT;
    return (preflight ? preflights : responses).get(request.url());
  }
}
