package dev.drawbridge.testkit;

import dev.drawbridge.browser.Profile;
import java.io.PrintStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives browsers and pages to the parameters of tests and of methods that run before and after
 * each. Every test has browsers of its own, which have kept no preflight yet; one test gets the
 * same browser for all parameters of one kind. What a failed test fetched goes to the standard
 * error stream.
 *
 * @see InBrowser
 * @see OnPage
 */
public final class DrawbridgeExtension implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(DrawbridgeExtension.class);

  private final @Nullable Supplier<TestServer> server;

  /** Of one test: its browsers, as far as they were asked for. */
  private static final class Browsers {
    private final Map<Profile, Browser> open = new EnumMap<>(Profile.class);
  }

  /** For {@code @ExtendWith}: the browsers fetch over sockets. */
  public DrawbridgeExtension() {
    this(null);
  }

  private DrawbridgeExtension(@Nullable Supplier<TestServer> server) {
    this.server = server;
  }

  /**
   * For {@code @RegisterExtension}: the browsers ask a server in the test's own process.
   *
   * @param server makes or finds the server, asked once for each browser
   */
  public static DrawbridgeExtension through(Supplier<TestServer> server) {
    return new DrawbridgeExtension(server);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    boolean ofTest =
        parameter.getDeclaringExecutable() instanceof Method && context.getTestMethod().isPresent();
    return ofTest && (type == Browser.class || type == Page.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Profile profile =
        find(InBrowser.class, parameter, context).map(InBrowser::value).orElse(Profile.CHROMIUM);
    Browser browser = browsers(context).open.computeIfAbsent(profile, this::open);
    if (parameter.getParameter().getType() == Browser.class) {
      return browser;
    }
    OnPage page =
        find(OnPage.class, parameter, context)
            .orElseThrow(
                () ->
                    new ParameterResolutionException(
                        "a page without origin: "
                            + parameter
                            + "; say of which it is, for example"
                            + " @OnPage(\"https://app.example\") Page page"));
    return browser.page(page.value());
  }

  private Browser open(Profile profile) {
    Browser browser = Browser.of(profile);
    return server == null ? browser : browser.through(server.get());
  }

  private static <A extends Annotation> Optional<A> find(
      Class<A> type, ParameterContext parameter, ExtensionContext context) {
    return parameter
        .findAnnotation(type)
        .or(() -> AnnotationSupport.findAnnotation(parameter.getDeclaringExecutable(), type))
        .or(() -> AnnotationSupport.findAnnotation(context.getTestMethod(), type))
        .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), type));
  }

  private static Browsers browsers(ExtensionContext context) {
    // computeIfAbsent is JUnit 6's, getOrComputeIfAbsent is on its way out of it.
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    Browsers browsers = store.get(context.getUniqueId(), Browsers.class);
    if (browsers == null) {
      browsers = new Browsers();
      store.put(context.getUniqueId(), browsers);
    }
    return browsers;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      browsers(context).open.values().forEach(browser -> print(browser, context));
    }
  }

  private static void print(Browser browser, ExtensionContext context) {
    PrintStream out = System.err;
    if (browser.history().isEmpty()) {
      return;
    }
    out.println(context.getDisplayName() + " failed. It fetched:");
    for (FetchResult fetch : browser.history()) {
      out.println();
      out.println(fetch);
    }
  }
}
