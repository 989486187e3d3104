package dev.drawbridge.gateway;

/** Why a gateway did not start: one line, or one for each problem of its policy file. */
public final class GatewayException extends Exception {
  private static final long serialVersionUID = 1L;

  GatewayException(String message) {
    super(message);
  }

  GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
