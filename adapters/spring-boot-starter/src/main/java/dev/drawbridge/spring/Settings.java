package dev.drawbridge.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** The properties below {@code drawbridge}, as a policy file would say it, and their origins. */
final class Settings {
  static final String PREFIX = "drawbridge";

  private final Map<String, Object> tree = new LinkedHashMap<>();
  private final Map<PropertyPath, ConfigurationProperty> found = new LinkedHashMap<>();
  private @Nullable String policyFile;

  private Settings() {}

  static Settings of(Environment environment) {
    Settings settings = new Settings();
    settings.bind(Binder.get(environment));
    new UnknownProperties(environment).addTo(settings.tree, settings.found);
    return settings;
  }

  /** The keys of a policy file; empty if nothing is configured but the path of such a file. */
  Map<String, Object> tree() {
    return tree;
  }

  /** The policy file's location, as Spring writes it; null if there is none. */
  @Nullable String policyFile() {
    return policyFile;
  }

  /**
   * Where a property stands.
   *
   * @param path a path of the tree with the prefix, such as {@code drawbridge.allow-origins[0]}
   * @return null if nobody knows
   */
  @Nullable Origin origin(String path) {
    for (PropertyPath at = PropertyPath.of(path); at != null; at = at.list()) {
      ConfigurationProperty property = found.get(at);
      if (property != null) {
        return property.getOrigin();
      }
    }
    return null;
  }

  private void bind(Binder binder) {
    BindHandler origins = new Origins();
    binder
        .bind(PREFIX, Bindable.of(PolicyProperties.class), origins)
        .ifBound(policy -> tree.putAll(Keys.of(policy)));
    binder.bind(PREFIX, Bindable.of(RoutingProperties.class), origins).ifBound(this::add);
  }

  private void add(RoutingProperties routing) {
    policyFile = routing.policyFile();
    if (routing.policies() != null) {
      Map<String, Object> policies = new LinkedHashMap<>();
      routing.policies().forEach((name, policy) -> policies.put(name, Keys.of(policy)));
      tree.put("policies", policies);
    }
    if (routing.routes() != null) {
      List<Object> routes = new ArrayList<>();
      routing.routes().forEach(route -> routes.add(Keys.of(route)));
      tree.put("routes", routes);
    }
  }

  /** Keeps the property that each value comes from. */
  private final class Origins extends AbstractBindHandler {
    @Override
    public Object onSuccess(
        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
      ConfigurationProperty property = context.getConfigurationProperty();
      if (property != null) {
        found.put(PropertyPath.of(name.toString()), property);
      }
      return result;
    }
  }
}
