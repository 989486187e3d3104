package dev.drawbridge.cli;

import dev.drawbridge.config.Problem;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Problems as one array of objects. */
final class ProblemJson {
  private ProblemJson() {}

  static void write(List<Problem> problems, PrintStream out) {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartArray();
      for (Problem problem : problems) {
        write(problem, json);
      }
      json.writeEndArray();
      json.writeRaw("\n");
    }
  }

  private static void write(Problem problem, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("file", problem.file());
    json.writeNumberProperty("line", problem.line());
    json.writeNumberProperty("column", problem.column());
    json.writeStringProperty("path", problem.path());
    json.writeStringProperty("severity", problem.severity().label());
    json.writeStringProperty("code", problem.code());
    json.writeStringProperty(
        "verdict",
        problem.verdict() == null ? null : problem.verdict().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("value", problem.value());
    json.writeStringProperty("message", problem.message());
    json.writeStringProperty("fix", problem.fix());
    json.writeEndObject();
  }
}
