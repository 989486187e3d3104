package dev.drawbridge.doctor.judge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A HAR file, as far as it could be read.
 *
 * @param pages the titles of pages by their ids; in Chromium the URL
 * @param entries the entries with a URL, in order
 * @param unreadable the places of the entries without one
 * @param failure why it could be read no further, null if it was read to the end
 * @see <a href="http://www.softwareishard.com/blog/har-12-spec/">HAR 1.2</a>
 */
record Har(
    Map<String, String> pages,
    List<HarEntry> entries,
    List<Integer> unreadable,
    @Nullable Failure failure) {
  /**
   * Why a file could be read no further.
   *
   * @param line where, counted from 1
   */
  record Failure(String message, long line) {}
}
