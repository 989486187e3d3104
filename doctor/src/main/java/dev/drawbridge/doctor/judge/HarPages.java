package dev.drawbridge.doctor.judge;

import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which page, by its origin, sent an entry. */
final class HarPages {
  private final Map<String, Origin> origins = new HashMap<>();

  HarPages(Har har) {
    har.pages().forEach(this::addTitle);
    for (HarEntry entry : har.entries()) {
      if (entry.url().isHttp() && entry.isNavigation() && entry.answer() != null) {
        origins.putIfAbsent(entry.page(), entry.url().origin());
      }
    }
  }

  private void addTitle(String id, String title) {
    Url url = Url.parse(title);
    if (url != null && url.isHttp()) {
      origins.put(id, url.origin());
    }
  }

  /**
   * Returns the origin of the page that sent an entry, null if nothing tells.
   *
   * @param preflight the preflight of the entry, null if there is none
   */
  @Nullable Origin of(HarEntry entry, @Nullable HarEntry preflight) {
    Origin sent = entry.origin();
    if (sent == null && preflight != null) {
      sent = preflight.origin();
    }
    if (sent == null) {
      sent = entry.referrer();
    }
    return sent == null ? origins.get(entry.page()) : sent;
  }
}
