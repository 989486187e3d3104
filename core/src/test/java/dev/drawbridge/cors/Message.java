package dev.drawbridge.cors;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request or a response of a test: a method and field lines in their order. */
final class Message {
  record Line(String name, String value) {}

  static final RequestReader<Message> READER =
      new RequestReader<>() {
        @Override
        public String method(Message request) {
          return request.method;
        }

        @Override
        public @Nullable String get(Message request, CorsField field) {
          return request.get(field.value(), 0);
        }

        @Override
        public @Nullable String get(Message request, CorsField field, int index) {
          return request.get(field.value(), index);
        }
      };

  static final ResponseWriter<Message> WRITER =
      new ResponseWriter<>() {
        @Override
        public void set(Message response, CorsField field, String value) {
          response.lines.removeIf(line -> line.name().equalsIgnoreCase(field.value()));
          response.add(field.value(), value);
        }

        @Override
        public void add(Message response, CorsField field, String value) {
          response.add(field.value(), value);
        }

        @Override
        public @Nullable String get(Message response, CorsField field, int index) {
          return response.get(field.value(), index);
        }
      };

  private final String method;
  private final List<Line> lines = new ArrayList<>();

  Message(String method) {
    this.method = method;
  }

  Message add(String name, String value) {
    lines.add(new Line(name, value));
    return this;
  }

  String method() {
    return method;
  }

  List<Line> lines() {
    return lines;
  }

  /** Returns the values of all lines of a field, in their order. */
  List<String> values(String name) {
    return lines.stream()
        .filter(line -> line.name().equalsIgnoreCase(name))
        .map(Line::value)
        .toList();
  }

  private @Nullable String get(String name, int index) {
    int lines = 0;
    for (Line line : this.lines) {
      if (line.name().equalsIgnoreCase(name) && lines++ == index) {
        return line.value();
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return method + " " + lines;
  }
}
