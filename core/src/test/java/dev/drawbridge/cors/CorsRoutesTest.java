package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.CorsDecision.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CorsRoutesTest {
  private static final CorsPolicy SHOP = policy("https://shop.example");
  private static final CorsPolicy ADS = policy("https://ads.example");
  private static final CorsPolicy DEEP = policy("https://deep.example");

  private record Target(String authority, String path) {}

  private static final TargetReader<Target> READER =
      new TargetReader<>() {
        @Override
        public String path(Target target) {
          return target.path;
        }

        @Override
        public String authority(Target target) {
          return target.authority;
        }
      };

  private static CorsPolicy policy(String origin) {
    return CorsPolicy.builder().allowOrigins(origin).build();
  }

  private static CorsRoutes.Builder routes() {
    return CorsRoutes.builder()
        .policy("shop", SHOP)
        .policy("ads", ADS)
        .route("/orders/**", "shop")
        .route("/orders/*/banner", "ads")
        .route("/deep", DEEP)
        .closed("/orders/admin/**")
        .route("api.example/orders/**", "ads");
  }

  private static String decides(CorsRoutes routes, String authority, String path) {
    CorsProcessor found = routes.find(new Target(authority, path), READER);
    if (found == null) {
      return "application";
    }
    CorsPolicy policy = found.policy();
    return policy == null ? "closed" : String.valueOf(policy.allowOrigins().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, /orders, https://shop.example",
    "localhost:8080, /orders/1, https://shop.example",
    "localhost, /orders/1/banner, https://ads.example",
    "localhost, /orders/%31/./banner, https://ads.example",
    "localhost, /orders/admin, closed",
    "localhost, /orders/x/../admin/y, closed",
    "localhost, /deep, https://deep.example",
    "localhost, /deep/, closed",
    "localhost, /orders/, https://shop.example",
    "localhost, /orders/1/banner/, closed",
    "localhost, /other/, application",
    "localhost, /, application",
    "localhost, /other, application",
    "'', /other, application",
    "api.example, /orders/1, https://ads.example",
    "API.example.:443, /orders/1, https://ads.example",
    "api.example, /deep, https://deep.example",
    // Read in more ways than one.
    "localhost, /orders%2Fadmin, closed",
    "localhost, /orders/..;/admin, closed",
    "localhost, /orders/admin;v=1, closed",
    "localhost, /deep;v=1, closed",
    "localhost, /other;v=1, closed",
    "localhost, //orders, closed",
    "localhost, orders, closed",
    "localhost, '', closed",
  })
  void mostSpecificMatchDecides(String authority, String path, String expected) {
    assertThat(decides(routes().build(), authority, path)).isEqualTo(expected);
  }

  /** Many frameworks run the same handler with and without the last slash. */
  @ParameterizedTest
  @CsvSource({
    "/admin, closed",
    "/admin/, closed",
    "/admin/users, https://shop.example",
    "/admin/users/, https://shop.example",
    "/admin;x/, closed",
    "/admin/;x, closed",
    "/admin%3B/, closed",
    // What is named goes by its name, the other spelling is nobody's.
    "/health, application",
    "/health/, closed",
    "/me/1, https://ads.example",
    "/me/1/, closed",
    "/docs/, https://ads.example",
    "/docs, closed",
    "/docs/x, https://shop.example",
    // One policy in both readings.
    "/same, https://shop.example",
    "/same/, https://shop.example",
    "/both, https://ads.example",
    "/both/, https://ads.example",
    "/two, closed",
    "/two/, closed",
    "/, https://shop.example",
    "/x, https://shop.example",
    "/x/, https://shop.example",
  })
  void theLastSlashSelectsNoOtherPolicy(String path, String expected) {
    CorsRoutes routes =
        CorsRoutes.builder()
            .policy("shop", SHOP)
            .policy("ads", ADS)
            .route("/**", "shop")
            .closed("/admin")
            .unmanaged("/health")
            .route("/me/*", "ads")
            .route("/docs/", "ads")
            .route("/same", "shop")
            .route("/both", "ads")
            .route("/both/", "ads")
            .route("/two", "ads")
            .route("/two/", DEEP)
            .build();
    assertThat(decides(routes, "", path)).isEqualTo(expected);
  }

  @Test
  void aNarrowerHostKeepsItsLastSlash() {
    CorsRoutes routes = CorsRoutes.builder().closed("/admin").route("api.example/**", SHOP).build();
    assertThat(decides(routes, "api.example", "/admin/")).isEqualTo("https://shop.example");
    assertThat(decides(routes, "other.example", "/admin/")).isEqualTo("closed");
  }

  @Test
  void whatIsNeverReachedIsRefused() {
    CorsRoutes.Builder builder =
        CorsRoutes.builder()
            .route("/**", SHOP)
            .closed("/admin")
            .route("/admin/**", SHOP)
            .route("/a/*/c", ADS)
            .route("/a/*/c/**", SHOP)
            .route("/b/**", SHOP)
            .closed("b.example/b")
            .closed("*.c.example/c")
            .route("*.c.example/c/**", SHOP)
            .closed("/")
            .closed("/b/");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            unreachable route "/admin": "/admin/**" matches this path too, and wins; \
            remove it, or write "/admin/*/**" there
            unreachable route "/a/*/c": "/a/*/c/**" matches this path too, and wins; \
            remove it, or write "/a/*/c/*/**" there
            unreachable route "*.c.example/c": "*.c.example/c/**" matches this path too, and wins; \
            remove it, or write "*.c.example/c/*/**" there\
            """);
  }

  @Test
  void onePolicyEverywhereNeedsNoTarget() {
    assertThat(decides(CorsRoutes.everywhere(SHOP), "", "/\\%zz"))
        .isEqualTo("https://shop.example");
  }

  @Test
  void namesAndMatchesAreTold() {
    CorsRoutes routes = routes().build();
    assertThat(routes.policies()).containsExactly(Map.entry("shop", SHOP), Map.entry("ads", ADS));
    assertThat(routes.matches())
        .containsEntry("/orders/**", "shop")
        .containsEntry("/deep", "/deep")
        .containsEntry("/orders/admin/**", "none");
    assertThat(Objects.requireNonNull(routes.named("ads")).policy()).isEqualTo(ADS);
    assertThat(routes.named("gone")).isNull();
  }

  @Test
  void reconfiguresAtOnce() {
    CorsRoutes routes = routes().build();
    routes.reconfigure(CorsRoutes.builder().policy("shop", ADS).route("/x", "shop").build());
    assertThat(decides(routes, "", "/orders/1")).isEqualTo("application");
    assertThat(decides(routes, "", "/x")).isEqualTo("https://ads.example");
    assertThat(routes.named("ads")).isNull();
    routes.reconfigure(CorsRoutes.everywhere(DEEP));
    assertThat(decides(routes, "", "/orders/1")).isEqualTo("https://deep.example");
  }

  @Test
  void listenerHearsEveryRoute() {
    List<Kind> heard = new ArrayList<>();
    CorsRoutes routes = routes().listener((decision, origin) -> heard.add(decision.kind())).build();
    for (String path : List.of("/orders/1", "/deep", "/orders/admin")) {
      CorsProcessor found = routes.find(new Target("", path), READER);
      Objects.requireNonNull(found).decide("https://shop.example", OnlyOrigin.READER);
    }
    assertThat(heard).containsExactly(Kind.ACTUAL, Kind.DENIED, Kind.DENIED);
  }

  @Test
  void everyPolicyHasAListenerOfItsOwn() {
    List<String> heard = new ArrayList<>();
    CorsRoutes routes =
        routes().listeners(policy -> (decision, origin) -> heard.add(policy)).build();
    for (String path : List.of("/orders/1", "/deep", "/orders/admin")) {
      CorsProcessor found = routes.find(new Target("", path), READER);
      Objects.requireNonNull(found).decide("https://shop.example", OnlyOrigin.READER);
    }
    assertThat(heard).containsExactly("shop", "/deep", "none");
  }

  @Test
  void whatIsUnmanagedIsLeftToTheApplication() {
    CorsRoutes routes =
        CorsRoutes.builder().route("/**", SHOP).unmanaged("/health").unmanaged("/own/**").build();
    assertThat(routes.find(new Target("", "/health"), READER)).isNull();
    assertThat(routes.find(new Target("", "/own/x"), READER)).isNull();
    assertThat(routes.find(new Target("", "/healthy"), READER)).isNotNull();
    assertThat(routes.matches()).containsEntry("/health", "").containsEntry("/**", "/**");
  }

  private static final class OnlyOrigin implements RequestReader<String> {
    static final OnlyOrigin READER = new OnlyOrigin();

    @Override
    public String method(String origin) {
      return "GET";
    }

    @Override
    public @Nullable String get(String origin, CorsField field) {
      return field == CorsField.ORIGIN && !origin.isEmpty() ? origin : null;
    }

    @Override
    public @Nullable String get(String origin, CorsField field, int index) {
      return index == 0 ? get(origin, field) : null;
    }
  }

  @Test
  void allProblemsAreToldAtOnce() {
    CorsRoutes.Builder builder =
        CorsRoutes.builder()
            .policy("none", SHOP)
            .policy("shop", SHOP)
            .policy("shop", ADS)
            .route("/a", "shop")
            .route("/a", ADS)
            .route("/a@b", SHOP)
            .closed("/a%40b")
            .route("/b", "shp")
            .route("/c/**/d", "shop")
            .route("/Api Example/x", "shop")
            .route("https://shop.example/x", "shop");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("invalid policy name \"none\"")
        .hasMessageContaining("invalid policy \"shop\": the name is taken")
        .hasMessageContaining("invalid route \"/a\": it stands twice")
        .hasMessageContaining(
            "invalid route \"/a%40b\": it stands as \"/a@b\"; keep one of the two")
        .hasMessageContaining("invalid route \"/b\": there is no policy \"shp\"")
        .hasMessageContaining("invalid path pattern \"/c/**/d\"")
        .hasMessageContaining("invalid path pattern \"/Api Example/x\"")
        .hasMessageContaining("invalid host pattern \"https:\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Access-Control-Allow-Origin, true",
    "access-control-max-age, true",
    "Access-Control-Request-Method, false",
    "Access-Control-, false",
    "Vary, false",
    "'', false",
  })
  void ownedFieldsAreKnownInAnyCase(String name, boolean owned) {
    assertThat(CorsField.isOwned(name)).isEqualTo(owned);
    CorsProcessor closed = CorsProcessor.closed();
    assertThat(closed.decide("https://shop.example", OnlyOrigin.READER).owns(name))
        .isEqualTo(owned);
  }

  /**
   * Also to those whom the policy denies: their answers have none, whatever the application set.
   */
  @ParameterizedTest
  @CsvSource({"https://shop.example", "https://evil.example", ","})
  void timingIsOwnedWhereThePolicySetsIt(@Nullable String origin) {
    CorsPolicy timing = SHOP.toBuilder().timingAllowOrigin(true).build();
    for (String name : List.of("Timing-Allow-Origin", "timing-allow-origin")) {
      assertThat(decide(timing, origin).owns(name)).isTrue();
      assertThat(decide(SHOP, origin).owns(name)).isFalse();
    }
    assertThat(decide(timing, origin).owned())
        .containsAll(CorsField.owned())
        .contains(CorsField.TIMING_ALLOW_ORIGIN);
    assertThat(decide(SHOP, origin).owned()).isEqualTo(CorsField.owned());
  }

  private static CorsDecision decide(CorsPolicy policy, @Nullable String origin) {
    return CorsProcessor.of(policy).decide(origin == null ? "" : origin, OnlyOrigin.READER);
  }
}
