package dev.drawbridge.browser;

import java.util.List;

/**
 * Filtered responses: what of an answer script can read.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-filtered-response">Fetch, filtered
 *     response</a>
 */
final class ResponseFilter {
  private ResponseFilter() {}

  static ScriptResponse opaqueRedirect() {
    return new ScriptResponse(ScriptResponse.Type.OPAQUEREDIRECT, 0, List.of(), false);
  }

  static ScriptResponse filter(FetchState fetch, Answer answer) {
    // Fetch, main fetch, step 14
    boolean timing = !fetch.timingFailed();
    return switch (fetch.tainting()) {
      case OPAQUE -> new ScriptResponse(ScriptResponse.Type.OPAQUE, 0, List.of(), timing);
      case BASIC ->
          new ScriptResponse(
              ScriptResponse.Type.BASIC, answer.status(), answer.reading().basicNames(), timing);
      case CORS ->
          new ScriptResponse(
              ScriptResponse.Type.CORS,
              answer.status(),
              answer.reading().corsNames(fetch.includesCredentials()),
              timing);
    };
  }
}
