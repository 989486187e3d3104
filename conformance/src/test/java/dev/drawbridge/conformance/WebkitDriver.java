package dev.drawbridge.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drives WebKitGTK through its remote inspector; a tab is named by its place there. Tabs are opened
 * by the browser's first page.
 */
final class WebkitDriver implements Driver {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern PLACE = Pattern.compile("/socket/\\d+/\\d+/WebPage");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, WebkitTab> tabs = new ConcurrentHashMap<>();
  private final Set<String> known = new HashSet<>();
  private final String address;
  private final WebkitTab first;

  /**
   * Connects.
   *
   * @param address of the inspector, with the scheme {@code ws}
   */
  WebkitDriver(String address) {
    this.address = address;
    this.first = WebkitTab.attach(address + awaitNew());
  }

  @Override
  public synchronized String open(URI page) {
    String url = JsonMapper.shared().writeValueAsString(page.toString());
    first.evaluate("window.open(" + url + ", '_blank', 'noopener,noreferrer'), ''");
    String place = awaitNew();
    tabs.put(place, WebkitTab.attach(address + place));
    return place;
  }

  /** Waits until the inspector lists a tab that it did not. */
  private String awaitNew() {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (System.nanoTime() < end) {
      for (String place : places()) {
        if (known.add(place)) {
          return place;
        }
      }
    }
    throw new IllegalStateException("no new tab within " + DEADLINE.toSeconds() + " s");
  }

  private Set<String> places() {
    URI list = URI.create(address.replaceFirst("ws", "http") + "/");
    try {
      String page = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
      return PLACE
          .matcher(page)
          .results()
          .map(MatchResult::group)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list tabs at " + list, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while listing tabs", e);
    }
  }

  @Override
  public void close(String tab) {
    WebkitTab open = tabs.remove(tab);
    if (open != null) {
      long end = System.nanoTime() + DEADLINE.toNanos();
      do {
        open.end(); // again, if a new process has just taken the tab over
        awaitGone(tab);
      } while (places().contains(tab) && System.nanoTime() < end);
      open.close();
    }
  }

  private void awaitGone(String place) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (places().contains(place) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Override
  public String evaluate(String tab, String expression) {
    return tab(tab).evaluate(expression);
  }

  @Override
  public Console console(String tab) {
    return tab(tab).console();
  }

  private WebkitTab tab(String name) {
    WebkitTab tab = tabs.get(name);
    if (tab == null) {
      throw new IllegalArgumentException("no tab " + name);
    }
    return tab;
  }

  @Override
  public void close() {
    tabs.values().forEach(WebkitTab::close);
    first.close();
  }
}
