package dev.drawbridge.fetch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * MIME types, as far as Fetch asks for them: their essence.
 *
 * @see <a href="https://mimesniff.spec.whatwg.org/#parsing-a-mime-type">MIME Sniffing, parsing</a>
 */
public final class MimeType {
  private MimeType() {}

  /**
   * Returns type and subtype in lower case with a slash between them, whatever the parameters are.
   *
   * @param text any text, such as the value of {@code Content-Type}
   * @return the essence, or null if the text is no MIME type
   */
  public static @Nullable String essence(String text) {
    // MIME Sniffing, parse a MIME type, steps 1 to 9
    String input = FieldValues.normalize(text);
    int slash = input.indexOf('/');
    int semicolon = input.indexOf(';', Math.max(slash, 0));
    if (slash < 0) {
      return null;
    }
    String type = input.substring(0, slash);
    String subtype = input.substring(slash + 1, semicolon < 0 ? input.length() : semicolon);
    String essence = type + "/" + FieldValues.normalize("_" + subtype).substring(1);
    boolean valid = Tokens.isToken(type) && Tokens.isToken(essence.substring(slash + 1));
    return valid ? essence.toLowerCase(Locale.ROOT) : null;
  }
}
