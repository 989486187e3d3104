package dev.drawbridge.spring;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * The way of a request through the filters and handlers behind the policy. If it ends before the
 * head of the answer is out, somebody else sends that, on the server's own response: Spring itself
 * where a handler has nothing to say or the method is HEAD, and those who answer for errors.
 */
final class Passage extends MonoOperator<Void, Void> {
  private final LastWord word;

  Passage(Mono<Void> passage, LastWord word) {
    super(passage);
    this.word = word;
  }

  @Override
  public void subscribe(CoreSubscriber<? super Void> actual) {
    source.subscribe(new End(actual, word));
  }

  /** Sees how it ends. */
  private static final class End implements CoreSubscriber<Void>, Subscription {
    private final CoreSubscriber<? super Void> actual;
    private final LastWord word;
    private @Nullable Subscription source;

    End(CoreSubscriber<? super Void> actual, LastWord word) {
      this.actual = actual;
      this.word = word;
    }

    @Override
    public Context currentContext() {
      return actual.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      source = subscription;
      actual.onSubscribe(this);
    }

    @Override
    public void onNext(Void nothing) {
      // There is none of its type.
    }

    @Override
    public void onComplete() {
      // Who is asked next has no field to set.
      word.writeInTime();
      actual.onComplete();
    }

    @Override
    public void onError(Throwable thrown) {
      word.leave();
      actual.onError(thrown);
    }

    @Override
    public void request(long n) {
      if (source != null) {
        source.request(n);
      }
    }

    @Override
    public void cancel() {
      word.leave();
      if (source != null) {
        source.cancel();
      }
    }
  }
}
