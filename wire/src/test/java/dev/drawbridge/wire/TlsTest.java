package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate that is made for the test: trusted only when told so. */
final class TlsTest {
  private static final String OK = "HTTP/1.1 204 No Content\r\n\r\n";
  private static final String PASSWORD = "for the test";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    keytool(
        List.of(
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=test",
            "-ext",
            "san=dns:localhost",
            "-validity",
            "2",
            "-alias",
            "server",
            "-storetype",
            "PKCS12"));
    keytool(List.of("-exportcert", "-rfc", "-alias", "server", "-file", folder + "/authority.pem"));
  }

  private static void keytool(List<String> arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(arguments);
    line.addAll(List.of("-keystore", folder + "/store", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static RawServer serve() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("store"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return RawServer.start(context.getServerSocketFactory(), head -> OK);
  }

  private static WireExchange ask(WireClient client, String url) {
    return client.send(new WireRequest("GET", Url.of(url), FieldList.EMPTY));
  }

  private static WireClient trusting() throws IOException {
    return WireClient.builder()
        .requestsPerSecond(1000)
        .trust(folder.resolve("authority.pem"))
        .build();
  }

  @Test
  void refusesWhatTheSystemDoesNotTrust() throws Exception {
    try (RawServer server = serve();
        WireClient client = WireClient.builder().build()) {
      assertThat(ask(client, "https://localhost:" + server.port()).failure())
          .isEqualTo(
              new WireFailure(
                  Kind.TLS,
                  "the certificate of localhost:"
                      + server.port()
                      + " is signed by no authority that is trusted here"));
      assertThat(server.heads()).isEmpty();
    }
  }

  @Test
  void talksWhereTheAuthorityIsGiven() throws Exception {
    try (RawServer server = serve();
        WireClient client = trusting()) {
      WireExchange exchange = ask(client, "https://localhost:" + server.port() + "/x");
      assertThat(exchange.failure()).isNull();
      assertThat(Objects.requireNonNull(exchange.response()).status()).isEqualTo(204);
      assertThat(server.heads().get(0)).startsWith("GET /x HTTP/1.1\r\nHost: localhost:");
    }
  }

  @Test
  void refusesACertificateOfAnotherName() throws Exception {
    try (RawServer server = serve();
        WireClient client = trusting()) {
      assertThat(ask(client, "https://127.0.0.1:" + server.port()).failure())
          .isEqualTo(
              new WireFailure(
                  Kind.TLS,
                  "the certificate of 127.0.0.1:" + server.port() + " is not for '127.0.0.1'"));
    }
  }

  @Test
  void saysThatThereIsNoTls() {
    try (RawServer server = RawServer.start(head -> "HTTP/1.1 400 Bad Request\r\n\r\n");
        WireClient client = WireClient.builder().build()) {
      WireFailure failure = ask(client, "https://127.0.0.1:" + server.port()).failure();
      assertThat(Objects.requireNonNull(failure).kind()).isEqualTo(Kind.TLS);
    }
  }

  @Test
  void saysWhichFileHoldsNoCertificate() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no certificate");
    assertThatThrownBy(() -> WireClient.builder().trust(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no certificate in '" + file + "'");
  }
}
