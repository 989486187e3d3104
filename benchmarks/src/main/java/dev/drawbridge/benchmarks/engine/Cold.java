package dev.drawbridge.benchmarks.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * Strings as a server sees them: new with every request, so without a cached hash.
 *
 * <p>Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
final class Cold {
  private static final VarHandle HASH = field("hash", int.class);
  private static final VarHandle HASH_IS_ZERO = field("hashIsZero", boolean.class);

  private Cold() {}

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(String.class, MethodHandles.lookup())
          .findVarHandle(String.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("start with --add-opens java.base/java.lang=ALL-UNNAMED", e);
    }
  }

  /** Clears the hash that {@code text} caches. */
  static void clear(String text) {
    HASH.set(text, 0);
    HASH_IS_ZERO.set(text, false);
  }

  /** Another instance with the same characters and with bytes of its own. */
  static String copy(String text) {
    return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }
}
