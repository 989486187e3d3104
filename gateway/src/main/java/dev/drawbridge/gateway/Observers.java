package dev.drawbridge.gateway;

import dev.drawbridge.config.AccessLog;
import dev.drawbridge.gateway.observe.LineFormat;
import dev.drawbridge.gateway.observe.RequestLog;
import dev.drawbridge.gateway.observe.Traffic;
import dev.drawbridge.gateway.stage.Exchange;
import dev.drawbridge.gateway.stage.ExchangeListener;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who watch the traffic: the counts always, the access log as the policy file says. */
final class Observers implements ExchangeListener {
  private final Traffic traffic = new Traffic();
  private final WritableByteChannel out;
  private final Consumer<String> problems;
  private AccessLog form = AccessLog.OFF;
  private long droppedBefore;
  private volatile @Nullable RequestLog log;

  Observers(WritableByteChannel out, Consumer<String> problems) {
    this.out = out;
    this.problems = problems;
  }

  Traffic traffic() {
    return traffic;
  }

  @Override
  public void completed(Exchange exchange) {
    traffic.completed(exchange);
    RequestLog current = log;
    if (current != null) {
      current.completed(exchange);
    }
  }

  /** Puts a form in force; the lines of the old one are written first. */
  synchronized void log(AccessLog next) {
    if (next == form) {
      return;
    }
    close();
    form = next;
    log =
        switch (next) {
          case TEXT -> start(LineFormat.TEXT);
          case JSON -> start(LineFormat.JSON);
          case OFF -> null;
        };
  }

  private RequestLog start(LineFormat format) {
    return RequestLog.start(format, out, problems);
  }

  synchronized long dropped() {
    RequestLog current = log;
    return droppedBefore + (current == null ? 0 : current.dropped());
  }

  /** Writes what is left. */
  synchronized void close() {
    RequestLog current = log;
    log = null;
    form = AccessLog.OFF;
    if (current != null) {
      current.close();
      droppedBefore += current.dropped();
    }
  }
}
