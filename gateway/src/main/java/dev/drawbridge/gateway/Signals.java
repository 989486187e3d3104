package dev.drawbridge.gateway;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Actions for the signals of a Unix process. Reached by reflection, because compilers warn of
 * {@code sun.misc.Signal} without a way to say that it is meant; there is no other way to SIGHUP.
 */
final class Signals {
  private Signals() {}

  /**
   * Runs an action, on a thread of its own, whenever a signal comes.
   *
   * @param name without {@code SIG}
   * @return false where this JVM does not hand the signal out; its default action then stays
   */
  static boolean on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler run =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object proxy =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, run);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
      return false;
    }
  }
}
