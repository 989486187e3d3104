package dev.drawbridge.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.method.HandlerMethod;

/**
 * Spring's own CORS, wherever it is configured: two owners of the same fields contradict each
 * other, and the one behind refuses with 403 what the one before has granted.
 */
final class SpringCors {
  static final String ACTION =
      "Let one of the two decide: remove Spring's own, and say in drawbridge what it allowed. The"
          + " section on Spring in Drawbridge's docs/migration.md has the keys side by side.";
  private static final String FIX = "Remove it, and allow in a policy what it allows.";
  private static final List<String> PROPERTIES =
      List.of(
          "spring.graphql.cors.allowed-origins",
          "spring.graphql.cors.allowed-origin-patterns",
          "management.endpoints.web.cors.allowed-origins",
          "management.endpoints.web.cors.allowed-origin-patterns");

  private final ApplicationContext context;
  private final List<SetupProblem> problems = new ArrayList<>();

  SpringCors(ApplicationContext context) {
    this.context = context;
  }

  /** What was found. */
  List<SetupProblem> problems() {
    return problems;
  }

  /** Adds a place where CORS is configured. */
  void add(String subject, String what) {
    problems.add(
        new SetupProblem(subject, null, what + " configures Spring's own CORS as well.", FIX));
  }

  /** Adds all beans of a type, but those that Spring brings itself. */
  void addBeans(Class<?> type, String what) {
    for (Map.Entry<String, ?> bean : context.getBeansOfType(type, true, false).entrySet()) {
      if (isConfigured(bean.getValue())) {
        add("bean " + bean.getKey(), what);
      }
    }
  }

  /** Adds all beans of a type that map paths. */
  <T> void addMappings(Class<T> type, Function<T, Set<String>> paths) {
    context
        .getBeansOfType(type)
        .forEach(
            (name, bean) -> {
              Set<String> mapped = paths.apply(bean);
              if (!mapped.isEmpty()) {
                add("bean " + name, "addCorsMappings for " + String.join(", ", mapped));
              }
            });
  }

  /** Whether an object says which origins are allowed, rather than being part of Spring's works. */
  static boolean isConfigured(Object source) {
    String type = source.getClass().getName();
    return !type.startsWith("org.springframework.")
        || type.startsWith("org.springframework.web.cors.")
        || type.startsWith("org.springframework.web.filter.");
  }

  /** Adds all handlers that bear {@code @CrossOrigin}, themselves or their classes. */
  void addHandlers(Collection<HandlerMethod> handlers) {
    for (HandlerMethod handler : handlers) {
      if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), CrossOrigin.class)) {
        add(HandlerPolicies.name(handler), "@CrossOrigin on the method");
      } else if (AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), CrossOrigin.class)) {
        add(HandlerPolicies.name(handler), "@CrossOrigin on the class");
      }
    }
  }

  /** Adds the properties that configure the CORS of a part of Spring. */
  void addProperties() {
    Environment environment = context.getEnvironment();
    Binder binder = Binder.get(environment);
    for (String name : PROPERTIES) {
      boolean elsewhere = name.startsWith("management.") && isOnAnotherPort(environment);
      if (!elsewhere && binder.bind(name, String[].class).isBound()) {
        problems.add(
            new SetupProblem(
                name,
                origin(environment, name),
                "the property configures Spring's own CORS as well.",
                FIX));
      }
    }
  }

  /** A management port of its own is another server, which the filter does not stand before. */
  private static boolean isOnAnotherPort(Environment environment) {
    String port = environment.getProperty("management.server.port");
    return port != null
        && (port.equals("0") || !port.equals(environment.getProperty("server.port", "8080")));
  }

  private static @Nullable String origin(Environment environment, String name) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      for (String key : List.of(name, name + "[0]")) {
        ConfigurationPropertyName at = ConfigurationPropertyName.of(key);
        ConfigurationProperty property = source.getConfigurationProperty(at);
        if (property != null && property.getOrigin() != null) {
          return property.getOrigin().toString();
        }
      }
    }
    return null;
  }
}
