package dev.drawbridge.browser;

/** Ends a fetch from inside its steps: a network error of the standard, or a TypeError. */
final class BlockedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient BlockReason reason;

  BlockedException(BlockReason reason) {
    super(null, null, false, false);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return reason.code();
  }

  BlockReason reason() {
    return reason;
  }
}
