package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas say of every file what the readers say, as far as a schema can. */
class SchemaTest {
  private static final String APPLICATION = "policy-application.schema.json";

  private static final Map<Section, String> PLACES =
      Map.of(
          Section.FILE, "",
          Section.POLICY, "/$defs/policy",
          Section.ROUTE, "/$defs/route",
          Section.TIMEOUTS, "/properties/timeouts",
          Section.LIMITS, "/properties/limits");

  @TempDir Path folder;

  static List<Cases.Case> cases() throws IOException {
    return Cases.all();
  }

  private static JsonNode schema() throws IOException {
    return json("policy-file.schema.json");
  }

  private static JsonNode json(String resource) throws IOException {
    return JsonMapper.shared().readTree(Cases.resource(resource));
  }

  private static Schema compiled(JsonNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReader(Cases.Case sample) throws IOException {
    Schema schema = compiled(schema());
    Problems problems = new Problems("policy.yaml");
    Node root = YamlReader.read(sample.text(), problems, "");
    if (root == null || problems.hasErrors()) {
      return; // no YAML of ours: nothing that a schema could look at
    }
    List<Error> errors = schema.validate(json(root));
    assertThat(!errors.isEmpty()).as(sample.text() + errors).isEqualTo(sample.schemaRefuses());
    if (sample.schemaRefuses()) {
      assertThat(Cases.read(folder, sample.text()).config()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SETTINGS", "RULE"}) // of no file
  void knowsTheSameKeys(Section section) throws IOException {
    JsonNode place = schema().at(PLACES.get(section));
    assertThat(new TreeSet<>(place.get("properties").propertyNames()))
        .isEqualTo(new TreeSet<>(section.keys()));
    assertThat(place.get("additionalProperties").booleanValue()).isFalse();
    place
        .get("properties")
        .properties()
        .forEach(p -> assertThat(p.getValue().path("description").stringValue("")).endsWith("."));
  }

  /** The application's schema is the gateway's, but for what only the gateway reads. */
  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReaderForApplications(Cases.Case sample) throws IOException {
    Problems problems = new Problems("policy.yaml");
    Node root = YamlReader.read(sample.text(), problems, "");
    if (root == null || problems.hasErrors()) {
      return;
    }
    boolean accepted = compiled(json(APPLICATION)).validate(json(root)).isEmpty();
    assertThat(accepted)
        .as(sample.text())
        .isEqualTo(compiled(schema()).validate(forTheGateway(json(root))).isEmpty());
    if (!accepted) {
      assertThat(Cases.readForApplication(folder, sample.text()).config()).isNull();
    }
  }

  /** The file with a sound value wherever the gateway alone looks. */
  private static JsonNode forTheGateway(JsonNode file) {
    if (file instanceof ObjectNode keys) {
      Section.FILE.keys().stream()
          .filter(key -> !key.equals("policies") && !key.equals("routes"))
          .forEach(keys::remove);
      for (JsonNode route : keys.path("routes")) {
        if (route instanceof ObjectNode of) {
          of.put("upstream", "any");
          of.remove("body-limit");
        }
      }
    }
    return file;
  }

  @Test
  void applicationsNeedNoUpstream() throws IOException {
    String text =
        """
        policies:
          storefront: {allow-origins: [https://shop.example]}
        routes:
          - {match: /orders/**, cors: storefront}
        """;
    JsonNode file =
        json(Objects.requireNonNull(YamlReader.read(text, new Problems("policy.yaml"), "")));
    assertThat(compiled(json(APPLICATION)).validate(file)).isEmpty();
    assertThat(compiled(schema()).validate(file)).isNotEmpty();
    assertThat(Cases.readForApplication(folder, text).config()).isNotNull();
  }

  @Test
  void bothSchemasKnowTheSameKeys() throws IOException {
    JsonNode application = json(APPLICATION);
    for (String place : List.of("", "/$defs/route")) {
      assertThat(application.at(place).get("properties").propertyNames())
          .containsExactlyElementsOf(schema().at(place).get("properties").propertyNames());
    }
    for (String same : List.of("policy", "name", "duration", "token", "aloneIfWildcard")) {
      assertThat(application.get("$defs").get(same)).isEqualTo(schema().get("$defs").get(same));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy-file.schema.json", APPLICATION})
  void isItselfASoundSchema(String name) throws IOException {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    SpecificationVersion.DRAFT_2020_12.getDialectId()));
    assertThat(meta.validate(json(name))).isEmpty();
  }

  private static JsonNode json(Node node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node instanceof Node.Sequence sequence) {
      var array = nodes.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    if (node instanceof Node.Mapping mapping) {
      var object = nodes.objectNode();
      mapping.entries().forEach(e -> object.set(e.key().text(), json(e.value())));
      return object;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return switch (scalar.type()) {
      case TEXT -> nodes.stringNode(scalar.text());
      case NULL -> nodes.nullNode();
      case BOOLEAN -> nodes.booleanNode(scalar.text().equalsIgnoreCase("true"));
      case INTEGER -> nodes.numberNode(Long.parseLong(scalar.text()));
      case FLOAT -> nodes.numberNode(Double.parseDouble(scalar.text()));
    };
  }
}
