package dev.drawbridge.benchmarks.adapter;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.core.publisher.Mono;

/** Spring's own response on the field map that Reactor Netty brings; it is written to nowhere. */
final class WebFluxResponse extends AbstractServerHttpResponse {
  WebFluxResponse() {
    super(
        DefaultDataBufferFactory.sharedInstance,
        new HttpHeaders(new Netty4HeadersAdapter(new DefaultHttpHeaders())));
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's signature.
  public <T> T getNativeResponse() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected Mono<Void> writeAndFlushWithInternal(
      Publisher<? extends Publisher<? extends DataBuffer>> body) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void applyStatusCode() {
    // Read where it was set.
  }

  @Override
  protected void applyHeaders() {
    // Read where they were set.
  }

  @Override
  protected void applyCookies() {
    // There are none.
  }
}
