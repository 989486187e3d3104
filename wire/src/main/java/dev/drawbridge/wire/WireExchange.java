package dev.drawbridge.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request and what came of it. Exactly one of response and failure is null.
 *
 * @param request the request as it was sent, the fields that the client added included
 * @param response the response, null if there was none
 * @param failure why there was none, null if there was one
 * @param took from the start of the connection to the end of the response
 */
public record WireExchange(
    WireRequest request,
    @Nullable WireResponse response,
    @Nullable WireFailure failure,
    Duration took) {

  /**
   * Returns a line for a POSIX shell that repeats the request. Values of {@link SecretFields} are
   * not in it: that of {@code Authorization} is read from the shell variable {@code AUTHORIZATION},
   * that of {@code X-Api-Key} from {@code X_API_KEY}, and so on. A body that is long, or that no
   * shell keeps, is read from a file {@code body}.
   */
  public String curl() {
    return CurlLine.of(request);
  }
}
