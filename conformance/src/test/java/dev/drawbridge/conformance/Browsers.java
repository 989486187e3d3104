package dev.drawbridge.conformance;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The suite's browsers: one of each engine for all test classes, started when first asked for and
 * ended after the last test. A test class takes part by {@code @ExtendWith(Browsers.Shared.class)}
 * and a parameter of this type.
 */
public final class Browsers implements AutoCloseable {
  private final Map<Engine, Browser> running = new EnumMap<>(Engine.class);
  private final Map<Engine, RuntimeException> failed = new EnumMap<>(Engine.class);

  private Browsers() {}

  /**
   * The one browser of that engine.
   *
   * @throws IllegalStateException if it is missing or did not come up, at every call
   */
  public synchronized Browser get(Engine engine) {
    RuntimeException earlier = failed.get(engine);
    if (earlier != null) {
      throw new IllegalStateException("no " + engine + ": " + earlier.getMessage(), earlier);
    }
    try {
      return running.computeIfAbsent(engine, Browser::start);
    } catch (RuntimeException e) {
      failed.put(engine, e);
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    running.values().forEach(Browser::close);
    running.clear();
  }

  /** Hands the suite's browsers to tests. */
  public static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browsers.class;
    }

    @Override
    public Browsers resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Browsers.class))
          .computeIfAbsent(Browsers.class, key -> new Browsers(), Browsers.class);
    }
  }
}
