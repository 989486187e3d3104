package dev.drawbridge.conformance.exchange;

import dev.drawbridge.conformance.Browser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes exchanges in a browser. */
final class Player {
  private static final int BATCH = 50;

  private Player() {}

  /**
   * Tells what the browser did, by the exchanges' ids; nothing of those that need a site that is
   * {@link RawServer#missing() missing}.
   */
  static Map<String, Account> play(List<Exchange> exchanges, Browser browser) {
    Map<String, Account> accounts = new HashMap<>();
    try (RawServer server = RawServer.start()) {
      Map<String, List<Exchange>> pages =
          exchanges.stream()
              .filter(exchange -> !exchange.needs(server.missing()))
              .collect(Collectors.groupingBy(Exchange::page, TreeMap::new, Collectors.toList()));
      for (Map.Entry<String, List<Exchange>> own : pages.entrySet()) {
        try (ExchangePage page = ExchangePage.open(browser, server, own.getKey())) {
          batches(own.getValue()).forEach(page::play);
          accounts.putAll(page.accounts());
        }
      }
    }
    return accounts;
  }

  /** Those that wait come first, all at once. */
  private static List<List<Exchange>> batches(List<Exchange> exchanges) {
    List<List<Exchange>> batches = new ArrayList<>();
    batches.add(exchanges.stream().filter(Exchange::waits).toList());
    List<Exchange> others = exchanges.stream().filter(exchange -> !exchange.waits()).toList();
    for (int start = 0; start < others.size(); start += BATCH) {
      batches.add(others.subList(start, Math.min(others.size(), start + BATCH)));
    }
    return batches.stream().filter(batch -> !batch.isEmpty()).toList();
  }
}
