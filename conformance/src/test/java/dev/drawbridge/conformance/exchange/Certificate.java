package dev.drawbridge.conformance.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The certificate of all https sites; the browsers accept any. */
final class Certificate {
  private static final String PASSWORD = "for the test";

  private final SSLContext context;

  private Certificate() {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store(), PASSWORD.toCharArray());
      context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS", e);
    } catch (IOException e) {
      throw new UncheckedIOException("no certificate", e);
    }
  }

  /** The one of all servers, made when first asked for. */
  static Certificate shared() {
    return Shared.CERTIFICATE;
  }

  private static final class Shared {
    private static final Certificate CERTIFICATE = new Certificate();
  }

  private static KeyStore store() throws GeneralSecurityException, IOException {
    Path folder = Files.createTempDirectory("drawbridge-certificate-");
    Path file = folder.resolve("store");
    try {
      make(file);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD.toCharArray());
      }
      return store;
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void make(Path file) throws IOException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String names = "san=dns:page.localhost,dns:api.localhost,ip:127.0.0.1";
    Process process =
        new ProcessBuilder(
                List.of(
                    tool,
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=test",
                    "-ext",
                    names,
                    "-validity",
                    "2",
                    "-alias",
                    "server",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  /**
   * Begins TLS as the server.
   *
   * @param taken what was already read of the connection
   */
  SSLSocket secure(Socket connection, InputStream taken) throws IOException {
    return (SSLSocket) context.getSocketFactory().createSocket(connection, taken, true);
  }
}
