package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a filter's init-params and annotations, told when a real Jetty starts. */
final class InitParamsTest {
  private static final CorsPolicy POLICY = CorsPolicy.builder().allowOrigins("*").build();

  record Row(Map<String, String> params, List<String> problems) {
    static Row of(String line) {
      String[] cells = line.split(" \\|", -1);
      Map<String, String> params = new LinkedHashMap<>();
      for (String pair : cells[0].split(" ; ", -1)) {
        String[] parts = pair.strip().split("=", 2);
        params.put(parts[0], parts[1]);
      }
      return new Row(
          params,
          Arrays.stream(cells).skip(1).map(String::strip).filter(s -> !s.isEmpty()).toList());
    }
  }

  static Stream<Row> rows() throws IOException {
    return KitTable.lines("init-params.txt").map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void tellsAllProblemsAtOnce(Row row) throws Exception {
    assertThat(problems(declared(row.params()))).containsExactlyElementsOf(row.problems());
  }

  @Test
  void policyInCodeTakesNoInitParams() throws Exception {
    Installer installer =
        context ->
            context
                .addFilter("cors", new CorsFilter(POLICY))
                .setInitParameter("allow-origins", "https://shop.example");

    assertThat(problems(installer))
        .containsExactly(
            "prohibited init-param \"allow-origins\": the policy of this filter is given in code;"
                + " remove it");
  }

  @Test
  void annotationsNameKnownPolicies() throws Exception {
    CorsRoutes routes = CorsRoutes.builder().policy("storefront", POLICY).build();
    Installer installer =
        context -> {
          KitApplication.add(context, "misspelt", new Misspelt(), "/misspelt");
          new CorsFilter(routes).addTo(context);
        };

    assertThat(problems(installer))
        .containsExactly(
            "invalid annotation @Cors on "
                + Misspelt.class.getName()
                + ".init: a servlet has one"
                + " policy for all its methods; put it on the class",
            "invalid annotation @Cors(\"storefrnt\") on "
                + Misspelt.class.getName()
                + ": expected the name of a policy; did you mean \"storefront\"?");
  }

  @Test
  void servletOfAnUnknownLoaderIsRefusedWherePoliciesHaveNames() throws Exception {
    HttpServlet plugged = hidden();
    CorsRoutes named = CorsRoutes.builder().policy("storefront", POLICY).build();

    assertThat(problems(beside(plugged, new CorsFilter(named))))
        .containsExactly(
            "invalid servlet \"plugged\": its class "
                + plugged.getClass().getName()
                + " cannot be loaded, so that nobody knows whether it has @Cors; "
                + "put it where the application's loader finds it");
    assertThat(problems(beside(plugged, new CorsFilter(POLICY)))).isEmpty();
  }

  private static Installer beside(HttpServlet servlet, CorsFilter filter) {
    return context -> {
      KitApplication.add(context, "plugged", servlet, "/plugged");
      filter.addTo(context);
    };
  }

  /** A servlet whose class no loader finds by its name. */
  private static HttpServlet hidden() throws Exception {
    Class<?> plain = KitApplication.Plain.class;
    try (InputStream in = plain.getResourceAsStream("KitApplication$Plain.class")) {
      byte[] octets = Objects.requireNonNull(in).readAllBytes();
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(octets, false);
      return (HttpServlet) hidden.lookupClass().getDeclaredConstructor().newInstance();
    }
  }

  @Test
  void oneFilterForAnApplication() {
    Installer twice =
        context -> {
          new CorsFilter(POLICY).addTo(context);
          new CorsFilter(POLICY).addTo(context);
        };

    assertThatThrownBy(() -> JettyServer.start(twice))
        .hasStackTraceContaining("the name is taken; give one filter all the routes");
  }

  private static Installer declared(Map<String, String> params) {
    return context -> {
      var filter = context.addFilter("cors", CorsFilter.class);
      assertThat(filter.setInitParameters(params)).isEmpty();
    };
  }

  /** The lines behind the first one; none if the application starts. */
  private static List<String> problems(Installer installer) throws Exception {
    try (JettyServer started = JettyServer.start(installer)) {
      assertThat(started.port()).isPositive();
      return List.of();
    } catch (ServletException e) {
      return String.valueOf(e.getMessage()).lines().skip(1).collect(Collectors.toList());
    }
  }

  @SuppressWarnings("serial")
  @Cors("storefrnt")
  private static final class Misspelt extends HttpServlet {
    @Override
    @Cors("storefront")
    public void init() {}
  }
}
