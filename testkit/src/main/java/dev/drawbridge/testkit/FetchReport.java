package dev.drawbridge.testkit;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.ScriptResponse;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.wire.SecretFields;
import dev.drawbridge.wire.WireExchange;
import dev.drawbridge.wire.WireFailure;
import dev.drawbridge.wire.WireRequest;
import dev.drawbridge.wire.WireResponse;
import java.util.Locale;

/** A fetch for the reader of a failed test: verdict, fix, the browser's own words, exchanges. */
final class FetchReport {
  private final FetchResult fetch;
  private final StringBuilder text = new StringBuilder();

  private FetchReport(FetchResult fetch) {
    this.fetch = fetch;
  }

  static String of(FetchResult fetch) {
    FetchReport report = new FetchReport(fetch);
    report.line(0, report.what());
    report.verdict();
    report.console();
    report.exchanges();
    return report.text.toString().stripTrailing();
  }

  /** Returns a browser's name as people write it. */
  static String name(Profile profile) {
    return switch (profile) {
      case STANDARD -> "the Fetch standard";
      case CHROMIUM -> "Chromium";
      case FIREFOX -> "Firefox";
      case WEBKIT -> "WebKit";
    };
  }

  private String what() {
    return printable(fetch.request().method() + " " + fetch.request().url())
        + " from a page of "
        + fetch.request().page()
        + ", mode "
        + fetch.request().mode().value()
        + ", credentials "
        + fetch.request().credentials().value();
  }

  private void verdict() {
    ScriptResponse response = fetch.verdict().response();
    if (response != null) {
      String readable = String.join(", ", response.readableNames());
      line(1, "Shared   as a response of type " + response.type().value());
      line(1, "Status   " + response.status());
      line(1, "Fields   " + (readable.isEmpty() ? "none that the page can read" : readable));
    }
    BlockReason reason = fetch.reason();
    if (reason != null) {
      line(1, "Blocked  " + reason.code());
      line(1, "Why      " + reason.what());
      line(1, "Fix      " + reason.fix());
      line(1, "Step     " + reason.standard());
      then(reason);
      failure(reason);
    }
  }

  /** What a browser asks after the step that failed, and would not get either. */
  private void then(BlockReason reason) {
    if (reason.isPreflight()
        && reason.status() > 299
        && reason.cause() != BlockCause.PREFLIGHT_STATUS
        && reason.cause() != BlockCause.PREFLIGHT_REDIRECT) {
      line(1, "Then     its status would fail too: answer OPTIONS with 204, before authentication");
      line(1, "         and routing by method.");
    }
  }

  private void failure(BlockReason reason) {
    WireFailure failure =
        fetch.exchanges().isEmpty()
            ? null
            : fetch.exchanges().get(fetch.exchanges().size() - 1).failure();
    if (reason.cause() == BlockCause.CONNECTION_FAILED && failure != null) {
      line(1, "Network  " + failure.message());
    }
  }

  private void console() {
    if (!fetch.console().isEmpty()) {
      text.append('\n');
      line(1, "What the console of " + name(fetch.profile()) + " says");
      fetch.console().lines().forEach(said -> line(2, said));
    }
  }

  private void exchanges() {
    text.append('\n');
    if (fetch.exchanges().isEmpty()) {
      line(1, "Nothing was sent.");
    }
    for (WireExchange exchange : fetch.exchanges()) {
      exchange(exchange);
    }
  }

  private void exchange(WireExchange exchange) {
    WireRequest request = exchange.request();
    String query = request.url().query() == null ? "" : "?" + request.url().query();
    line(1, "> " + request.method() + " " + request.url().path() + query + " HTTP/1.1");
    request.fields().fields().forEach(field -> line(1, "> " + shown(field)));
    WireResponse response = exchange.response();
    if (response != null) {
      line(1, "< " + response.version() + " " + response.status() + " " + response.reason());
      response.fields().fields().forEach(field -> line(1, "< " + shown(field)));
    } else if (exchange.failure() != null) {
      line(1, "! " + exchange.failure().message());
    }
  }

  private static String shown(Field field) {
    boolean secret = SecretFields.isSecret(field.name());
    return field.name() + ": " + (secret ? "(not shown)" : field.value());
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(printable(line).stripTrailing()).append('\n');
  }

  /** Neither breaks a line nor paints a terminal. */
  private static String printable(String line) {
    StringBuilder shown = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
      shown.append(control ? String.format(Locale.ROOT, "\\x%02X", (int) c) : String.valueOf(c));
    }
    return shown.toString();
  }
}
