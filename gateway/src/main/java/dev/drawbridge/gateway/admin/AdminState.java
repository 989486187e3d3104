package dev.drawbridge.gateway.admin;

/** Whether the gateway wants traffic: what {@code /ready} tells a load balancer. */
public enum AdminState {
  WARMING_UP(503, "warming up"),
  READY(200, "ready"),
  DRAINING(503, "draining");

  private final int status;
  private final String text;

  AdminState(int status, String text) {
    this.status = status;
    this.text = text;
  }

  int status() {
    return status;
  }

  String text() {
    return text;
  }
}
