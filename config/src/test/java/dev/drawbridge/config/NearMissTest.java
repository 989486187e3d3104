package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.NearMiss;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          allow-origin,                 allow-origins
          allowOrigins,                 allow-origins
          ALLOW_ORIGINS,                allow-origins
          alow-orgins,                  allow-origins
          allow-oriigns,                allow-origins
          origins,                      allow-origins
          Access-Control-Allow-Origin,  allow-origins
          Access-Control-Max-Age,       max-age
          access-control-expose-headers, expose-headers
          credentials,                  allow-credentials
          maxage,                       max-age
          age,
          headers,
          x,
          '',
          allow,
          status,                       preflight-status
          preflight,
          origins-allowed-by-a-very-long-key-that-nobody-would-ever-write-down,
          """)
  void ofPolicyKeys(String written, String meant) {
    assertThat(NearMiss.of(written, Section.POLICY.keys())).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          storefrnt,  storefront
          storefont,  storefront
          sotrefront, storefront
          Storefront, storefront
          pubic,      public
          a,
          b,
          c,
          shop,
          """)
  void ofNames(String written, String meant) {
    List<String> names = List.of("storefront", "public", "ab");
    assertThat(NearMiss.of(written, names)).isEqualTo(meant);
  }
}
