package dev.drawbridge.testkit;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request of the kit, as it goes out; {@code Host}, where it is absent, and {@code
 * Content-Length} are added.
 *
 * @param target the request target, octet by octet: no path is tidied
 * @param fields the field lines, in this order and case
 * @param body the body; an empty one is told in a {@code POST} and a {@code PUT} alone
 */
record Call(String method, String target, List<Field> fields, Octets body) {
  /** Octets with a length, shown as such. */
  record Octets(String latin1) {
    static final Octets NONE = new Octets("");

    byte[] bytes() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return latin1.length() <= 200 ? latin1 : "(" + latin1.length() + " octets)";
    }
  }

  static Call of(String method, String target, Field... fields) {
    return new Call(method, target, List.of(fields), Octets.NONE);
  }

  static Call get(String target) {
    return of("GET", target);
  }

  /** A CORS-preflight request for a method. */
  static Call preflight(String target, String origin, String method) {
    return of("OPTIONS", target)
        .with("Origin", origin)
        .with("Access-Control-Request-Method", method);
  }

  Call with(String name, String value) {
    return with(List.of(new Field(name, value)));
  }

  Call with(List<Field> more) {
    return new Call(method, target, Stream.concat(fields.stream(), more.stream()).toList(), body);
  }

  Call withBody(String latin1) {
    return new Call(method, target, fields, new Octets(latin1));
  }

  /** The octets on the wire. */
  byte[] octets(int port) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(head(port).getBytes(StandardCharsets.ISO_8859_1));
    octets.writeBytes(body.bytes());
    return octets.toByteArray();
  }

  private String head(int port) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (!new FieldList(fields).contains("Host")) {
      head.append("Host: 127.0.0.1:").append(port).append("\r\n");
    }
    fields.forEach(
        field -> head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
    if (!body.latin1().isEmpty() || method.equals("POST") || method.equals("PUT")) {
      head.append("Content-Length: ").append(body.latin1().length()).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** All calls in one write. */
  static byte[] octets(int port, List<Call> calls) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    calls.forEach(call -> octets.writeBytes(call.octets(port)));
    return octets.toByteArray();
  }

  /** The lines of the request, for messages. */
  @Override
  public String toString() {
    String lines =
        fields.stream()
            .map(field -> "\n  " + field.name() + ": " + abridged(field.value()))
            .collect(Collectors.joining());
    return "  " + method + " " + target + lines + (body.latin1().isEmpty() ? "" : "\n\n  " + body);
  }

  private static String abridged(String value) {
    return value.length() <= 200
        ? value
        : value.substring(0, 200) + "… (" + value.length() + " octets)";
  }
}
