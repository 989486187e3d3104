package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsRoutes;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The kit's application, as it is written in Jakarta REST: its resource, its guard, and CORS. */
final class KitApplication extends Instances {
  /** Marks what nobody may see. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Guarded {}

  @Guarded
  private static final class Guard implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      request.abortWith(
          Response.status(401).header("WWW-Authenticate", "Basic realm=\"kit\"").build());
    }
  }

  KitApplication(CorsRoutes routes) {
    super(new KitResource(), new Guard(), CorsFeature.of(routes));
  }
}
