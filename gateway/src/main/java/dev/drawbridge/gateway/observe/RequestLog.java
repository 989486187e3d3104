package dev.drawbridge.gateway.observe;

import dev.drawbridge.gateway.stage.Exchange;
import dev.drawbridge.gateway.stage.ExchangeListener;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The access log: a line for every exchange, put together on its event loop and written elsewhere,
 * in batches. The loops never wait for it: where whoever reads it is too slow, lines are dropped,
 * counted and reported.
 */
public final class RequestLog implements ExchangeListener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LineFormat format;
  private final LogWriter writer;
  private final FastThreadLocal<Loop> loops =
      new FastThreadLocal<>() {
        @Override
        protected Loop initialValue() {
          return new Loop(writer.ring(), new LineBuffer());
        }
      };

  private RequestLog(LineFormat format, LogWriter writer) {
    this.format = format;
    this.writer = writer;
  }

  /**
   * Begins a log.
   *
   * @param out where the lines go; left open at the end
   * @param problems told, in one line each, of lines that were lost
   */
  public static RequestLog start(
      LineFormat format, WritableByteChannel out, Consumer<String> problems) {
    LogWriter writer = new LogWriter(out, problems);
    writer.start();
    return new RequestLog(format, writer);
  }

  @Override
  public void completed(Exchange exchange) {
    Loop loop = loops.get();
    LineBuffer line = loop.line.clear();
    format.write(exchange, System.currentTimeMillis(), line);
    loop.ring.offer(line.bytes(), line.length());
    writer.appended();
  }

  /** How many lines were lost so far. */
  public long dropped() {
    return writer.dropped();
  }

  /** Writes what is there, for at most two seconds, and ends. */
  @Override
  public void close() {
    writer.close(PATIENCE);
  }

  private record Loop(LogRing ring, LineBuffer line) {}
}
