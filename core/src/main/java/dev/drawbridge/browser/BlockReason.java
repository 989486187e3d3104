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

  BlockCause cause() {
    return cause;
  }

  BlockPlace place() {
    return place;
  }

  /** Returns the stable code, such as {@code preflight-missing-allow-origin}. */
  public String code() {
    String code = cause.code();
    return place.preflight() && !code.startsWith("preflight-") ? "preflight-" + code : code;
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
    return template
        .replace("{url}", place.url())
        .replace("{page}", place.page())
        .replace("{origin}", place.origin())
        .replace("{status}", Integer.toString(place.status()))
        .replace("{value}", value);
  }

  @Override
  public String toString() {
    return code() + ": " + what();
  }
}
