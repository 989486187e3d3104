package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Where a request goes, by whichever version of HTTP it came. */
final class ReactiveFieldsTest {
  private static final URI TARGET = URI.create("https://admin.example:8443/x");

  @Test
  void theHostOfTheFieldOrOfTheTarget() {
    MockServerHttpRequest plain = MockServerHttpRequest.method(HttpMethod.GET, TARGET).build();
    assertThat(plain.getHeaders().getFirst(HttpHeaders.HOST)).isNull();
    // HTTP/2 has :authority, which some servers keep for the target alone.
    assertThat(ReactiveFields.TARGET.authority(plain)).isEqualTo("admin.example:8443");
    assertThat(
            ReactiveFields.TARGET.authority(
                MockServerHttpRequest.method(HttpMethod.GET, TARGET)
                    .header("Host", "shop.example")
                    .build()))
        .isEqualTo("shop.example");
    assertThat(
            ReactiveFields.TARGET.authority(
                MockServerHttpRequest.method(HttpMethod.GET, URI.create("/x")).build()))
        .isEmpty();
  }
}
