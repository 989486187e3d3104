package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.KitPolicies.ALLOWED;
import static dev.drawbridge.testkit.KitPolicies.STRANGER;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Answers that go on for long: the page has their head, and what came, before they end. */
final class StreamCases {
  private static final int LONGEST_MILLIS = 10_000;

  private StreamCases() {}

  static Stream<KitCase> all() {
    return Stream.of(
        new KitCase(
            "events: the first before the end",
            KitPolicies.everywhere(KitPolicies.STOREFRONT),
            StreamCases::events));
  }

  private static void events(Subject subject) throws IOException {
    follow(subject, ALLOWED, Expected.status(200).cors(KitPolicies.shared(ALLOWED)));
    follow(subject, STRANGER, Expected.status(200).vary("Origin"));
  }

  /** The second event is sent only when the first has been read. */
  private static void follow(Subject subject, String origin, Expected expected) throws IOException {
    Call call = KitPolicies.get("/events", origin).with("Connection", "close");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), subject.port())) {
      socket.setSoTimeout(LONGEST_MILLIS);
      socket.getOutputStream().write(call.octets(subject.port()));
      String begun;
      try {
        begun = readTo(socket, "first", call);
      } finally {
        subject.to(Call.of("POST", "/events"));
      }
      Field type = new Field("Content-Type", "text/event-stream");
      subject.check(call, headOf(begun), expected.fields(List.of(type)));
      readTo(socket, "last", call);
    }
  }

  /** All that comes, until the body has the word in it. */
  private static String readTo(Socket socket, String word, Call call) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 14];
    String come = "";
    try {
      while (!come.contains(word)) {
        int count = socket.getInputStream().read(part);
        if (count < 0) {
          throw new IOException("the answer has ended");
        }
        octets.write(part, 0, count);
        come = octets.toString(StandardCharsets.ISO_8859_1);
      }
      return come;
    } catch (IOException e) {
      throw new AssertionError(
          "request\n" + call + "\nno event '" + word + "': " + e.getMessage() + "\n" + come, e);
    }
  }

  private static WireResponse headOf(String octets) {
    List<String> lines = octets.split("\r\n\r\n", 2)[0].lines().toList();
    List<Field> fields =
        lines.stream()
            .skip(1)
            .map(line -> line.split(":", 2))
            .map(pair -> new Field(pair[0], pair[1].strip()))
            .toList();
    int status = Integer.parseInt(lines.get(0).split(" ", -1)[1]);
    return WireResponse.of(status, new FieldList(fields), new byte[0]);
  }
}
