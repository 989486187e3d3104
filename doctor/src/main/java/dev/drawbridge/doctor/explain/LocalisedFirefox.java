package dev.drawbridge.doctor.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Firefox's messages in other languages, by what is never translated: the URL, behind it the word
 * CORS and the name of a field in quotes, then perhaps a status.
 */
final class LocalisedFirefox {
  private static final int LONGEST = 600;
  private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"“”‘’«»（）]+");
  private static final Pattern FIELD =
      Pattern.compile(
          "['\"‘“«„‚]\\s?Access-Control-Allow-(Origin|Credentials|Methods|Headers)\\s?['\"’”»“‘]");
  private static final Pattern STATUS = Pattern.compile("[:：]\\s?([1-5][0-9]{2})\\b");
  private static final Pattern BEHIND_URL = Pattern.compile("[.,:;)、。]+$");

  private LocalisedFirefox() {}

  /** Finds such messages; meant for a text in which nothing else was found. */
  static List<Found> find(PastedText text) {
    String readable = text.readable();
    List<Found> found = new ArrayList<>();
    Matcher urls = URL.matcher(readable);
    while (urls.find()) {
      int end = Math.min(readable.length(), urls.end() + LONGEST);
      String rest = readable.substring(urls.end(), end);
      Matcher field = FIELD.matcher(rest);
      if (field.find()
          && rest.contains("CORS")
          && !rest.substring(0, field.end()).contains("://")) {
        String url = BEHIND_URL.matcher(urls.group()).replaceAll("");
        found.add(found(url, field.group(1), rest.substring(field.end()), urls.start()));
      }
    }
    return found;
  }

  private static Found found(String url, String field, String rest, int start) {
    Facts facts = Facts.NONE.with(Fact.URL, url);
    Matcher status = STATUS.matcher(rest);
    Facts all = status.find() ? facts.with(Fact.STATUS, status.group(1)) : facts;
    return new Found(MessageTable.table().localised(field), all, start, start);
  }
}
