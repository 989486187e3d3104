package dev.drawbridge.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How WebKitGTK's MiniBrowser is found and started. It is driven through its remote inspector, for
 * what WebDriver drives is a private session, which keeps its console to itself.
 */
final class MiniBrowser {
  /** Where distributions put it, which is on nobody's {@code PATH}. */
  private static final List<String> PLACES =
      List.of("/usr/libexec", "/usr/lib", "/usr/lib64", "/usr/lib/*");

  /** Begins the line by which its first page says where the inspector is. */
  static final String ANNOUNCEMENT = "CONSOLE LOG driven from (ws://\\S+)";

  private MiniBrowser() {}

  /** The folders that may have the program. */
  static Stream<Path> folders() {
    return PLACES.stream().flatMap(MiniBrowser::matching).map(at -> at.resolve("webkit2gtk-4.1"));
  }

  private static Stream<Path> matching(String place) {
    if (!place.endsWith("/*")) {
      return Stream.of(Path.of(place));
    }
    Path parent = Path.of(place.substring(0, place.length() - 2));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
      return StreamSupport.stream(folders.spliterator(), false).toList().stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  /** Starts with a page that opens others, and cookies of other sites as in the other browsers. */
  static Launch launch(Path home) throws IOException {
    String inspector = "127.0.0.1:" + freePort();
    Path first = home.resolve("first.html");
    Files.writeString(
        first, "<script>console.log('driven from ws://" + inspector + "')</script>\n");
    return new Launch(
        List.of(
            "--cookies-policy=always",
            "--enable-developer-extras=true",
            "--ignore-tls-errors",
            "--enable-write-console-messages-to-stdout=true",
            "--javascript-can-open-windows-automatically=true",
            first.toUri().toString()),
        Map.of(
            "WEBKIT_INSPECTOR_HTTP_SERVER",
            inspector,
            // Its sandbox needs more than a container or the superuser has.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS",
            "1",
            // No services of a desktop, which would outlive the browser.
            "DBUS_SESSION_BUS_ADDRESS",
            "disabled:",
            "GSETTINGS_BACKEND",
            "memory",
            "NO_AT_BRIDGE",
            "1"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
