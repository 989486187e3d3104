package dev.drawbridge.doctor.finding;

import dev.drawbridge.origin.Url;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision to live with a finding for a while: one line of an accept file.
 *
 * @param line where it stands, counted from 1
 * @param id the id of the findings that it accepts
 * @param where the URL that it accepts them at; with a path that ends in a slash also all below;
 *     null for every URL
 * @param until the last day on which it holds
 * @param reason why the team lives with it
 */
public record Acceptance(int line, String id, @Nullable Url where, LocalDate until, String reason) {

  /** Says whether it is meant for findings of that id at that URL, expired or not. */
  boolean covers(String findingId, Url url) {
    return id.equals(findingId) && (where == null || covers(where, url));
  }

  /** Says whether it no longer holds. */
  boolean isExpired(LocalDate today) {
    return today.isAfter(until);
  }

  private static boolean covers(Url where, Url url) {
    return where.scheme().equals(url.scheme())
        && where.host().equals(url.host())
        && where.effectivePort() == url.effectivePort()
        && (where.path().equals(url.path())
            || (where.path().endsWith("/") && url.path().startsWith(where.path())));
  }
}
