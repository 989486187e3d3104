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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The JSON Schema says of every file what the reader says, as far as a schema can. */
class SchemaTest {

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
    return JsonMapper.shared().readTree(Cases.resource("policy-file.schema.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReader(Cases.Case sample) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema());
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

  @Test
  void isItselfASoundSchema() throws IOException {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    SpecificationVersion.DRAFT_2020_12.getDialectId()));
    assertThat(meta.validate(schema())).isEmpty();
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
