package dev.drawbridge.gateway;

/** The memory that the JVM may take for objects. */
final class Heap {
  private Heap() {}

  /** Says that a policy does not fit in, and what to do about it. */
  static String tooSmall() {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    return "it does not fit in a heap of "
        + (mebibytes + " MiB: start with a larger one, such as DRAWBRIDGE_JAVA_OPTS=-Xmx")
        + (4 * mebibytes + "m");
  }
}
