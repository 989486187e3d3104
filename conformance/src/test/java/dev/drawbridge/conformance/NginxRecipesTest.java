package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.doctor.audit.Audit;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The audit tells good and bad ways of writing CORS in a real nginx apart. */
final class NginxRecipesTest {
  private static final Origin PAGE = Origin.of("https://app.example.com");

  /** Everything but the origin, as it should be. */
  private static final String REST =
      """
      add_header Access-Control-Allow-Origin $allowed always;
      add_header Access-Control-Allow-Credentials true always;
      add_header Access-Control-Allow-Methods 'PUT, DELETE' always;
      add_header Access-Control-Allow-Headers 'Content-Type' always;
      add_header Access-Control-Max-Age 600 always;
      location / { return 200 ok; }
      """;

  @TempDir private static Path folder;

  @ParameterizedTest
  @CsvFileSource(resources = "nginx-recipes.txt", delimiter = '\t', quoteCharacter = '\0')
  void tellsThemApart(String allowed, String vary, String ids) {
    String map = "map $http_origin $allowed { default ''; " + allowed + " }";
    String field = vary.equals("-") ? "" : "add_header Vary " + vary + " always;\n";
    try (Nginx nginx = Nginx.serving(map, field + REST, folder);
        WireClient client = WireClient.builder().requestsPerSecond(10_000).build()) {
      Url url = Url.of(nginx.url("/"));
      assertThat(Audit.run(url, PAGE, FieldList.EMPTY, client, (done, planned) -> {}))
          .extracting(Finding::id)
          .isEqualTo(ids.equals("-") ? List.of() : List.of(ids.split(",", -1)));
    }
  }
}
