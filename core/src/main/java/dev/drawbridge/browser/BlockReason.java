package dev.drawbridge.browser;

/**
 * Why a browser blocked a fetch: the first step of the Fetch standard that failed, or that failed
 * in the engine of the profile.
 */
public final class BlockReason {
  private final BlockCause cause;
  private final BlockPlace place;
  private final String value;

  BlockReason(BlockCause cause, BlockPlace place, String value) {
    this.cause = cause;
    this.place = place;
    this.value = value;
  }

  /** Returns the step that failed, of a preflight or of the request itself. */
  public BlockCause cause() {
    return cause;
  }

  BlockPlace place() {
    return place;
  }

  /** Returns the stable code, such as {@code preflight-missing-allow-origin}. */
  public String code() {
    return place.preflight() ? cause.preflightCode() : cause.code();
  }

  /** Returns the URL of the algorithm in the standard. */
  public String standard() {
    return place.preflight() && cause == BlockCause.CONNECTION_FAILED
        ? BlockCause.PREFLIGHT_STATUS.standard()
        : cause.standard();
  }

  /** Returns what is wrong, in a sentence. */
  public String what() {
    String what = fill(cause.what());
    return place.preflight() && !cause.isOfPreflights() ? "Preflight: " + what : what;
  }

  /** Returns what to do about it, in a sentence. */
  public String fix() {
    return fill(cause.fix());
  }

  /** Says whether it was a preflight that failed, or its answer. */
  public boolean isPreflight() {
    return place.preflight();
  }

  /** Returns the URL at which the fetch failed; as script gave it where nothing was sent. */
  public String url() {
    return place.url();
  }

  /** Returns the status of the answer that failed, 0 if there was none. */
  public int status() {
    return place.status();
  }

  /** Returns the text that failed, such as a field's value or name; empty if there is none. */
  public String value() {
    return value;
  }

  private String fill(String template) {
    int open = template.indexOf('{');
    if (open < 0) {
      return template;
    }
    StringBuilder text = new StringBuilder(template.length() + value.length() + 32);
    int from = 0;
    for (; open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      text.append(template, from, open).append(filling(template.substring(open + 1, close)));
      from = close + 1;
    }
    return text.append(template, from, template.length()).toString();
  }

  private String filling(String name) {
    return switch (name) {
      case "url" -> place.url();
      case "page" -> place.page();
      case "origin" -> place.origin();
      case "status" -> Integer.toString(place.status());
      case "value" -> value;
      default -> throw new IllegalStateException("unknown filling '" + name + "' of " + cause);
    };
  }

  @Override
  public String toString() {
    return code() + ": " + what();
  }
}
