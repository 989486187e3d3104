package dev.drawbridge.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.origin.Url;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written is SARIF 2.1.0, by the schema of OASIS. */
class SarifReportTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Test
  void isValid() throws IOException {
    assertThat(schema().validate(log(Sample.report()))).isEmpty();
    Report nothing = Report.of(Url.of("https://api.example/"), List.of());
    assertThat(schema().validate(log(nothing))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNone() throws IOException {
    ObjectNode wrong = (ObjectNode) log(Sample.report());
    ((ObjectNode) wrong.get("runs").get(0).get("results").get(0)).put("level", "terrible");

    assertThat(schema().validate(wrong)).isNotEmpty();
  }

  @Test
  void everyResultNamesItsRuleAndPlace() {
    JsonNode run = log(Sample.report()).get("runs").get(0);
    JsonNode rules = run.get("tool").get("driver").get("rules");

    assertThat(run.get("results")).hasSize(3);
    for (JsonNode result : run.get("results")) {
      JsonNode rule = rules.get(result.get("ruleIndex").asInt());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(rule.at("/help/text").asString()).isEqualTo("Never allow null.");
      assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
          .isEqualTo("https://api.example/a");
    }
    assertThat(run.get("results"))
        .extracting(result -> result.get("level").asString())
        .containsExactly("error", "note", "warning");
  }

  @Test
  void whatIsAcceptedIsSuppressed() {
    JsonNode results = log(Sample.report()).at("/runs/0/results");

    assertThat(results.get(0).has("suppressions")).isFalse();
    assertThat(results.get(2).at("/suppressions/0/justification").asString())
        .isEqualTo("the cache is off (until 2027-01-31)");
  }

  @Test
  void whatWasObservedEndsInOneDot() {
    Evidence evidence = new Evidence("curl -si https://api.example/", "Nobody answers.", "a 200");
    Finding finding =
        new Finding(
            "some-id",
            Category.FUNCTIONAL,
            Severity.HIGH,
            Confidence.PROVED,
            "Title.",
            List.of(evidence),
            "why",
            "fix",
            "https://fetch.spec.whatwg.org/");
    JsonNode log = log(Report.of(Url.of("https://api.example/"), List.of(finding)));

    assertThat(log.at("/runs/0/results/0/message/text").asString())
        .isEqualTo("Title. Observed: Nobody answers. Again: curl -si https://api.example/");
  }

  @Test
  void fingerprintsTellFindingsAndUrlsApartAndNothingElse() {
    String pointer = "/runs/0/results/0/partialFingerprints/findingAtUrl~1v1";
    JsonNode one = log(report("https://api.example/", Severity.HIGH)).at(pointer);

    assertThat(one.asString()).hasSize(32);
    assertThat(log(report("https://api.example/", Severity.LOW)).at(pointer)).isEqualTo(one);
    assertThat(log(report("https://api.example/b", Severity.HIGH)).at(pointer)).isNotEqualTo(one);
  }

  private static Report report(String url, Severity severity) {
    return Report.of(Url.of(url), List.of(Sample.finding("some-id", severity)));
  }

  private static JsonNode log(Report report) {
    return MAPPER.readTree(Sample.written(SarifReport::write, report));
  }

  private static Schema schema() throws IOException {
    try (InputStream text =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonNode schema = MAPPER.readTree(Objects.requireNonNull(text));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
    }
  }
}
