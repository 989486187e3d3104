package dev.drawbridge.spring;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;

/**
 * A response on whose head nobody writes last but the policy: Spring runs what is to be done before
 * the head goes out in the order in which it was registered, so the policy's fields are written
 * behind each.
 */
class LastWord extends ServerHttpResponseDecorator {
  private final Runnable word;

  private LastWord(ServerHttpResponse response, Runnable word) {
    super(response);
    this.word = word;
  }

  /**
   * Returns a response like the given one.
   *
   * @param word writes the policy's fields; any number of times
   */
  static ServerHttpResponse on(ServerHttpResponse response, Runnable word) {
    response.beforeCommit(() -> Mono.fromRunnable(word));
    return response instanceof ZeroCopyHttpOutputMessage files
        ? new OfFiles(response, files, word)
        : new LastWord(response, word);
  }

  @Override
  public final void beforeCommit(Supplier<? extends Mono<Void>> action) {
    super.beforeCommit(() -> Mono.<Void>defer(action).doOnTerminate(word));
  }

  /** What the system can send files by. */
  private static final class OfFiles extends LastWord implements ZeroCopyHttpOutputMessage {
    private final ZeroCopyHttpOutputMessage files;

    OfFiles(ServerHttpResponse response, ZeroCopyHttpOutputMessage files, Runnable word) {
      super(response, word);
      this.files = files;
    }

    @Override
    public Mono<Void> writeWith(Path file, long position, long count) {
      return files.writeWith(file, position, count);
    }
  }
}
