package dev.drawbridge.doctor.judge;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * A place in a line of JSON: hands out values of the types that are expected there, and says what
 * stands there instead. Members with the value null count as absent.
 */
final class Cursor implements AutoCloseable {
  // A parser a line: buffers that belong to the thread cost least.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();
  private static final int LONGEST_QUOTE = 60;

  private final byte[] line;
  private final int start;
  private final JsonParser json;

  Cursor(byte[] line, int start, int length) {
    this.line = line;
    this.start = start;
    this.json = FACTORY.createParser(ObjectReadContext.empty(), line, start, length);
  }

  /** Goes on to the first value. */
  void begin() {
    json.nextToken();
  }

  /** Goes on behind the last value, where nothing may follow. */
  void finish() throws UnreadableException {
    if (json.nextToken() != null) {
      throw new UnreadableException(
          "invalid text behind the object"
              + column()
              + ": the end of the line was expected."
              + " Write one object a line.");
    }
  }

  /** Goes into an object. */
  void enterObject(String example) throws UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw mismatch("an object such as " + example);
    }
  }

  /** Goes on to the value of the next member and returns its name, null behind the last one. */
  @Nullable String nextMember() {
    String name = json.nextName();
    if (name != null) {
      json.nextToken();
    }
    return name;
  }

  /** Goes into an array. */
  void enterArray(String example) throws UnreadableException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw mismatch("an array such as " + example);
    }
  }

  /** Goes on to the next element; false behind the last one. */
  boolean nextElement() {
    return json.nextToken() != JsonToken.END_ARRAY;
  }

  /** Goes over the value, whatever it is. */
  void skip() {
    json.skipChildren();
  }

  boolean isNull() {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  String string(String example) throws UnreadableException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw mismatch("a string such as \"" + example + "\"");
    }
    return json.getString();
  }

  int integer(int least, int most) throws UnreadableException {
    boolean small =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() == JsonParser.NumberType.INT;
    if (!small || json.getIntValue() < least || json.getIntValue() > most) {
      throw mismatch("a whole number from " + least + " to " + most);
    }
    return json.getIntValue();
  }

  /** Returns a number that is not negative. */
  double number() throws UnreadableException {
    String expected = "a number of seconds, 0 or more, such as 1.5,";
    JsonToken token = json.currentToken();
    boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    if (!number || json.getDoubleValue() < 0) {
      throw mismatch(expected);
    }
    return json.getDoubleValue();
  }

  /** Goes over the value, whatever it is, and returns its JSON text as it stands. */
  String raw() {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    int to = (int) json.currentLocation().getByteOffset();
    return new String(line, start + from, to - from, StandardCharsets.UTF_8);
  }

  /** Returns the complaint that something else stands here. */
  UnreadableException mismatch(String expected) {
    return invalid(quote(), expected + " was expected.");
  }

  /**
   * Returns the complaint about the value here.
   *
   * @param quoted the value in quotes
   * @param rest what was expected, and how to mend it
   */
  UnreadableException invalid(String quoted, String rest) {
    String path = path();
    return new UnreadableException(
        "invalid " + (path.isEmpty() ? "line" : path) + " " + quoted + column() + ": " + rest);
  }

  /** Returns the complaint that the object here ended without a member. */
  UnreadableException missing(String name, String fix) {
    String path = path();
    return new UnreadableException(
        "missing " + name + (path.isEmpty() ? "" : " in " + path) + column() + ": " + fix);
  }

  private String quote() {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "that ends here";
    }
    return switch (token) {
      case VALUE_STRING -> quote(json.getString());
      case START_OBJECT -> "{…}";
      case START_ARRAY -> "[…]";
      default -> cut(json.getString());
    };
  }

  static String quote(String text) {
    return "\"" + cut(text) + "\"";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private String column() {
    return " at column " + json.currentTokenLocation().getColumnNr();
  }

  /** Returns where this is, such as {@code steps[0].request.url}; empty outside. */
  private String path() {
    StringBuilder path = new StringBuilder();
    TokenStreamContext here = json.streamReadContext();
    JsonToken token = json.currentToken();
    boolean entered = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    for (TokenStreamContext at = entered ? here.getParent() : here;
        at != null;
        at = at.getParent()) {
      if (at.inArray()) {
        path.insert(0, "[" + at.getCurrentIndex() + "]");
      } else if (at.inObject() && at.currentName() != null) {
        path.insert(0, "." + at.currentName());
      }
    }
    return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
  }

  /** Returns the complaint about a line that is no JSON. */
  UnreadableException noJson(JacksonException failure) {
    TokenStreamLocation known = failure.getLocation();
    TokenStreamLocation at = known == null ? json.currentLocation() : known;
    return new UnreadableException(
        "invalid JSON at column "
            + at.getColumnNr()
            + ": "
            + JsonFault.words(failure)
            + ". Write one object a line, in UTF-8.");
  }

  @Override
  public void close() {
    json.close();
  }
}
