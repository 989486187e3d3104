package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * The response that filters and handlers see; on its head nobody writes last but the policy, whose
 * fields are written when the head goes out, and again behind each action that Spring was told to
 * take before.
 *
 * <p>Writes them itself where the head goes out through it, rather than by such an action, for with
 * a single one Spring builds a chain of publishers for each response. What goes out behind it,
 * where it knows nothing of, is {@link Passage}'s.
 */
class LastWord extends ServerHttpResponseDecorator {
  private final CorsDecision decision;
  private final ServerHttpRequest request;

  private LastWord(ServerHttpResponse response, CorsDecision decision, ServerHttpRequest request) {
    super(response);
    this.decision = decision;
    this.request = request;
  }

  /** Returns a response like that of an exchange. */
  static LastWord on(ServerWebExchange exchange, CorsDecision decision) {
    ServerHttpResponse response = exchange.getResponse();
    ServerHttpRequest request = exchange.getRequest();
    return response instanceof ZeroCopyHttpOutputMessage files
        ? new OfFiles(response, files, decision, request)
        : new LastWord(response, decision, request);
  }

  /** Returns the exchange with this response. */
  final ServerWebExchange in(ServerWebExchange exchange) {
    return new Exchange(exchange, this);
  }

  /** Writes the policy's fields in place of those that the application set. */
  final void write() {
    HttpHeaders headers = getDelegate().getHeaders();
    for (CorsField field : decision.owned()) {
      if (headers.getFirst(field.value()) != null) {
        HeaderLines.remove(headers, field.value());
      }
    }
    decision.writeTo(request, ReactiveFields.REQUEST, headers, ReactiveFields.RESPONSE);
  }

  /** Writes them unless the head is out, or whoever sends it has begun to. */
  final void writeInTime() {
    if (!getDelegate().isCommitted()) {
      write();
    }
  }

  /** Writes them among the actions that are taken before the head goes out, whoever sends it. */
  final void writeBeforeCommit() {
    getDelegate().beforeCommit(() -> Mono.fromRunnable(this::write));
  }

  /** Leaves the rest to somebody who sets fields and sends the head past this response. */
  final void leave() {
    if (!getDelegate().isCommitted()) {
      // Both: after an action that failed, Spring takes no other.
      write();
      writeBeforeCommit();
    }
  }

  @Override
  public final void beforeCommit(Supplier<? extends Mono<Void>> action) {
    super.beforeCommit(() -> Mono.<Void>defer(action).doOnTerminate(this::write));
  }

  @Override
  public final Mono<Void> setComplete() {
    return isCommitted() ? super.setComplete() : new Sending(super.setComplete(), this);
  }

  @Override
  public final Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    return super.writeWith(
        body instanceof Mono<? extends DataBuffer> one
            ? one.doOnNext(first -> writeInTime())
            : before(Flux.from(body)));
  }

  @Override
  public final Mono<Void> writeAndFlushWith(
      Publisher<? extends Publisher<? extends DataBuffer>> body) {
    return super.writeAndFlushWith(before(Flux.from(body)));
  }

  /** What comes first makes Spring send the head, be it the end. */
  private <T> Flux<T> before(Flux<T> body) {
    return body.doOnNext(first -> writeInTime()).doOnComplete(this::writeInTime);
  }

  /** What the system can send files by. */
  private static final class OfFiles extends LastWord implements ZeroCopyHttpOutputMessage {
    private final ZeroCopyHttpOutputMessage files;

    OfFiles(
        ServerHttpResponse response,
        ZeroCopyHttpOutputMessage files,
        CorsDecision decision,
        ServerHttpRequest request) {
      super(response, decision, request);
      this.files = files;
    }

    @Override
    public Mono<Void> writeWith(Path file, long position, long count) {
      return isCommitted()
          ? files.writeWith(file, position, count)
          : new Sending(files.writeWith(file, position, count), this);
    }
  }

  /** Sends the head as soon as somebody subscribes. */
  private static final class Sending extends MonoOperator<Void, Void> {
    private final LastWord word;

    Sending(Mono<Void> sending, LastWord word) {
      super(sending);
      this.word = word;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
      word.write();
      source.subscribe(actual);
    }
  }

  private static final class Exchange extends ServerWebExchangeDecorator {
    private final LastWord response;

    Exchange(ServerWebExchange exchange, LastWord response) {
      super(exchange);
      this.response = response;
    }

    @Override
    public ServerHttpResponse getResponse() {
      return response;
    }
  }
}
