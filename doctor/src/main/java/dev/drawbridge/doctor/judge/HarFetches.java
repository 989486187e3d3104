package dev.drawbridge.doctor.judge;

import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fetches that the entries of a HAR file come from: a preflight belongs to the nearest
 * entry of its URL and method, an entry after a redirect to the one that led there.
 */
final class HarFetches {
  private final List<HarEntry> entries;
  private final HarPages pages;

  /** All but the preflights, in order, by their URLs without fragment, user name and password. */
  private final Map<Url, List<HarEntry>> actual = new HashMap<>();

  /** The preflights by the indexes of the entries that they belong to. */
  private final Map<Integer, HarEntry> preflights = new HashMap<>();

  private final BitSet taken = new BitSet();
  private final List<HarFetch> found = new ArrayList<>();
  private int sameOrigin;
  private int navigations;
  private int others;

  private HarFetches(Har har) {
    this.entries = har.entries();
    this.pages = new HarPages(har);
    for (HarEntry entry : entries) {
      if (!entry.isPreflight()) {
        actual.computeIfAbsent(entry.url().bare(), url -> new ArrayList<>()).add(entry);
      }
    }
  }

  private List<HarEntry> actual(Url url) {
    return actual.getOrDefault(url.bare(), List.of());
  }

  static HarFetches of(Har har) {
    HarFetches fetches = new HarFetches(har);
    fetches.entries.stream().filter(HarEntry::isPreflight).forEach(fetches::pair);
    fetches.entries.forEach(fetches::take);
    return fetches;
  }

  /** Returns the fetches that left their page's origin, in order. */
  List<HarFetch> found() {
    return found;
  }

  /** Returns what was passed over, a remark for each reason. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (entries.isEmpty()) {
      remarks.add("nothing to judge: the file has no entries");
    }
    remark(sameOrigin, "of the page's own origin", remarks);
    remark(navigations, "of navigations", remarks);
    remark(others, "of WebSockets, service workers, other schemes or unknown pages", remarks);
    return remarks;
  }

  private static void remark(int count, String what, List<String> remarks) {
    if (count > 0) {
      remarks.add("not judged: " + count + (count == 1 ? " entry " : " entries ") + what);
    }
  }

  private void pair(HarEntry preflight) {
    HarEntry nearest = null;
    for (HarEntry entry : actual(preflight.url())) {
      boolean fits =
          !preflights.containsKey(entry.index())
              && entry.method().equals(preflight.intendedMethod());
      if (fits && (nearest == null || distance(entry, preflight) < distance(nearest, preflight))) {
        nearest = entry;
      }
    }
    if (nearest != null) {
      preflights.put(nearest.index(), preflight);
      taken.set(preflight.index());
    }
  }

  /** Chromium writes a preflight behind its entry, others before it: in doubt that decides. */
  private static int distance(HarEntry entry, HarEntry preflight) {
    int behind = preflight.index() - entry.index();
    boolean usual = preflight.type().isEmpty() ? behind < 0 : behind > 0;
    return Math.abs(behind) * 2 + (usual ? 0 : 1);
  }

  private void take(HarEntry first) {
    if (taken.get(first.index())) {
      return;
    }
    List<HarEntry> chain = chain(first);
    Origin page = pages.of(first, preflights.get(first.index()));
    if (first.isNavigation()) {
      navigations += chain.size();
    } else if (!first.isHttp() || first.byServiceWorker() || page == null) {
      others += chain.size();
    } else if (chain.stream().allMatch(hop -> page.sameOrigin(hop.url().origin()))) {
      sameOrigin += chain.size();
    } else {
      found.add(new HarFetch(page, chain, chain.stream().map(this::preflight).toList()));
    }
  }

  private Optional<HarEntry> preflight(HarEntry hop) {
    return Optional.ofNullable(hop.isPreflight() ? hop : preflights.get(hop.index()));
  }

  private List<HarEntry> chain(HarEntry first) {
    List<HarEntry> chain = new ArrayList<>();
    for (HarEntry hop = first; hop != null; hop = next(hop)) {
      taken.set(hop.index());
      chain.add(hop);
    }
    return chain;
  }

  private @Nullable HarEntry next(HarEntry hop) {
    Url target = hop.target();
    if (target == null || hop.isPreflight()) {
      return null;
    }
    return actual(target).stream()
        .filter(entry -> entry.index() > hop.index() && !taken.get(entry.index()))
        .findFirst()
        .orElse(null);
  }
}
