package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filter that is declared in {@code web.xml}, on a real Tomcat. */
@Tag("tomcat")
final class WebXmlTest {
  @TempDir private Path folder;
  private TomcatServer server;

  @BeforeEach
  void start() throws Exception {
    Path webInf = Files.createDirectory(folder.resolve("WEB-INF"));
    try (InputStream in = WebXmlTest.class.getResourceAsStream("web.xml")) {
      Files.copy(Objects.requireNonNull(in), webInf.resolve("web.xml"));
    }
    Files.writeString(folder.resolve("order.txt"), "the order");
    server = TomcatServer.startWebXml("/app", folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void preflightIsAnswered() throws Exception {
    String answer =
        RawHttp.ask(
            server.port(),
            """
            OPTIONS /app/order.txt HTTP/1.1
            Origin: https://x.preview.shop.example
            Access-Control-Request-Method: PUT
            Access-Control-Request-Headers: x-trace
            """);

    assertThat(answer.lines())
        .contains(
            "HTTP/1.1 204 ",
            "Access-Control-Allow-Origin: https://x.preview.shop.example",
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Allow-Methods: PUT, DELETE",
            "Access-Control-Allow-Headers: Content-Type, X-Trace",
            "Access-Control-Max-Age: 7200");
  }

  @Test
  void answersAndErrorsCarryTheFields() throws Exception {
    for (String file : new String[] {"order.txt", "missing.txt"}) {
      String answer =
          RawHttp.ask(
              server.port(), "GET /app/" + file + " HTTP/1.1\nOrigin: https://shop.example\n");

      assertThat(answer.lines())
          .contains(
              file.equals("order.txt") ? "HTTP/1.1 200 " : "HTTP/1.1 404 ",
              "Access-Control-Allow-Origin: https://shop.example",
              "Access-Control-Allow-Credentials: true")
          .anyMatch(line -> line.equalsIgnoreCase("vary: origin"));
    }
  }
}
