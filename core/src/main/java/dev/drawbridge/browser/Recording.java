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
  private final Map<Url, Answers> answers = new HashMap<>();

  private record Answers(@Nullable Answer preflight, @Nullable Answer response) {}

  /**
   * Records what a URL answers, in place of what was recorded for it.
   *
   * @param preflight the answer to a preflight, null if the connection fails
   * @param response the answer to an actual request, null if the connection fails
   * @return this recording
   */
  public Recording put(Url url, @Nullable Answer preflight, @Nullable Answer response) {
    answers.put(url.bare(), new Answers(preflight, response));
    return this;
  }

  @Override
  public @Nullable Answer answer(SentRequest request) {
    Answers known = answers.get(request.url());
    if (known == null) {
      return null;
    }
    return request.kind() == SentRequest.Kind.PREFLIGHT ? known.preflight : known.response;
  }
}
