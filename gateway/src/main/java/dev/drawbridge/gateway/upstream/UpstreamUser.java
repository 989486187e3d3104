package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.http1.Head;
import io.netty.buffer.ByteBuf;

/**
 * Who uses a connection to an upstream for one exchange. All calls come on the event loop: {@link
 * #connected} or {@link #failed} first; then {@link #head} (interim ones before the final one),
 * {@link #body} and {@link #ended}, or {@link #failed}, which ends it too.
 */
public interface UpstreamUser {
  /** The connection that was not ready is ready now. */
  void connected();

  /**
   * A head was read; the head is valid until the exchange ends, an interim one only during the
   * call.
   */
  void head(Head head, int following);

  /** A piece of the body was read, to be released by the receiver. */
  void body(ByteBuf data);

  /** The response is complete. */
  void ended();

  /** What was available has been read. */
  void readComplete();

  /** The connection takes more of the request again, or no more. */
  void writabilityChanged();

  /** There will be no more; {@code silent} if not one octet of a response had been read. */
  void failed(UpstreamFailure failure, boolean silent);

  /** Something went wrong on our side while the connection was handled; nothing more will come. */
  void broken(Throwable cause);
}
