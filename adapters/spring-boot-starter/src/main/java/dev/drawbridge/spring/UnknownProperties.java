package dev.drawbridge.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Properties below {@code drawbridge} that bind to nothing. Spring passes over them; a policy with
 * a key that nobody reads is a mistake, so they are given to whoever reads the settings. Those of
 * the process as a whole, variables and system properties, may be meant for something else.
 */
final class UnknownProperties {
  private static final ConfigurationPropertyName ROOT =
      ConfigurationPropertyName.of(Settings.PREFIX);
  private static final Set<String> OF_THE_PROCESS =
      Set.of(
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
          StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

  private static final List<String> POLICY = Keys.of(PolicyProperties.class);
  private static final List<String> ROUTE = Keys.of(RouteProperties.class);
  private static final List<String> ALL =
      Stream.concat(POLICY.stream(), Keys.of(RoutingProperties.class).stream()).toList();

  private final Environment environment;

  UnknownProperties(Environment environment) {
    this.environment = environment;
  }

  void addTo(Map<String, Object> tree, Map<PropertyPath, ConfigurationProperty> found) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable
          && !isOfTheProcess(source)) {
        iterable.stream()
            .filter(ROOT::isAncestorOf)
            .forEach(name -> check(name, source, tree, found));
      }
    }
  }

  private static boolean isOfTheProcess(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof PropertySource<?> named
        && OF_THE_PROCESS.contains(named.getName());
  }

  private static void check(
      ConfigurationPropertyName name,
      ConfigurationPropertySource source,
      Map<String, Object> tree,
      Map<PropertyPath, ConfigurationProperty> found) {
    Place place = unknown(name, tree);
    if (place == null) {
      return;
    }
    ConfigurationProperty property = source.getConfigurationProperty(name);
    Object value = property == null ? "" : String.valueOf(property.getValue());
    place.mapping.putIfAbsent(place.key, value);
    if (property != null) {
      found.putIfAbsent(PropertyPath.of(name.chop(place.length).toString()), property);
    }
  }

  /** A key that is unknown, the mapping that it stands in, and how long its name is. */
  private record Place(Map<String, Object> mapping, String key, int length) {}

  private static @Nullable Place unknown(ConfigurationPropertyName name, Map<String, Object> tree) {
    String first = name.getElement(1, Form.DASHED);
    if (!isKnown(first, ALL)) {
      return new Place(tree, first, 2);
    }
    if (name.getNumberOfElements() < 4) {
      return null;
    }
    String key = name.getElement(3, Form.DASHED);
    if (first.equals("policies") && !isKnown(key, POLICY)) {
      return inPolicy(name, key, tree);
    }
    return first.equals("routes") && !isKnown(key, ROUTE) ? inRoute(name, key, tree) : null;
  }

  @SuppressWarnings("unchecked") // as Settings puts it there
  private static Place inPolicy(
      ConfigurationPropertyName name, String key, Map<String, Object> tree) {
    Map<String, Object> policies =
        (Map<String, Object>) tree.computeIfAbsent("policies", none -> new LinkedHashMap<>());
    Object policy =
        policies.computeIfAbsent(name.getElement(2, Form.ORIGINAL), none -> new LinkedHashMap<>());
    return new Place((Map<String, Object>) policy, key, 4);
  }

  @SuppressWarnings("unchecked") // as Settings puts it there
  private static @Nullable Place inRoute(
      ConfigurationPropertyName name, String key, Map<String, Object> tree) {
    if (!name.isNumericIndex(2)) {
      return null;
    }
    List<Object> routes = (List<Object>) tree.computeIfAbsent("routes", none -> new ArrayList<>());
    int index = Integer.parseInt(name.getElement(2, Form.ORIGINAL));
    if (index == routes.size()) {
      routes.add(new LinkedHashMap<>());
    }
    return index < routes.size()
        ? new Place((Map<String, Object>) routes.get(index), key, 4)
        : null;
  }

  /** Whether a key is known in any of the spellings that Spring takes. */
  private static boolean isKnown(String key, List<String> keys) {
    String plain = key.replace("-", "");
    return keys.stream().anyMatch(known -> known.replace("-", "").equals(plain));
  }
}
