package dev.drawbridge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

/** How a request of Jersey is read. */
final class JerseyFieldsTest {
  private static ContainerRequest request() {
    URI base = URI.create("http://admin.example:8080/");
    return new ContainerRequest(
        base, base.resolve("items/1"), "GET", null, new MapPropertiesDelegate(), null);
  }

  @Test
  void authorityIsTheHost() {
    ContainerRequest request = request();
    request.header("Host", "other.example");
    assertThat(JaxrsFields.TARGET.authority(request)).isEqualTo("other.example");
  }

  @Test
  void withoutHostAsInHttp2TheAuthorityIsThatOfTheUri() {
    assertThat(JaxrsFields.TARGET.authority(request())).isEqualTo("admin.example:8080");
  }
}
