package dev.drawbridge.jaxrs;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** An application of instances, which all implementations accept. */
class Instances extends Application {
  private final Set<Object> instances;

  Instances(Object... instances) {
    this.instances = Set.of(instances);
  }

  @Override
  @SuppressWarnings("deprecation") // without a successor that takes instances
  public final Set<Object> getSingletons() {
    return instances;
  }
}
