package dev.drawbridge.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses of {@code listen} and {@code admin}. */
final class Listeners {

  private static final String EXPECTED =
      "an IP address or localhost with a port, such as 127.0.0.1:8080,";
  private static final Set<String> OFF = Set.of("false", "off", "no", "none");
  private static final InetSocketAddress DEFAULT = new InetSocketAddress(loopback(), 8080);

  private final List<InetSocketAddress> listen = new ArrayList<>();
  private @Nullable InetSocketAddress admin;

  /** Reads both keys; what is absent gets its default. */
  static Listeners read(Fields file) {
    Listeners listeners = new Listeners();
    Cursor listen = file.get("listen");
    if (listen != null) {
      listeners.readListen(listen);
    } else {
      listeners.listen.add(DEFAULT);
    }
    Cursor admin = file.get("admin");
    if (admin != null) {
      listeners.admin = listeners.address(admin);
    }
    return listeners;
  }

  List<InetSocketAddress> listen() {
    return listen;
  }

  @Nullable InetSocketAddress admin() {
    return admin;
  }

  private void readListen(Cursor cursor) {
    if (!(cursor.node() instanceof Node.Sequence list)) {
      add(cursor);
      return;
    }
    if (list.items().isEmpty()) {
      cursor.reject("at least one address", "Write 127.0.0.1:8080, or leave the key out.");
    }
    List<Cursor> items = cursor.items(EXPECTED, "listen");
    if (items != null) {
      items.forEach(this::add);
    }
  }

  private void add(Cursor cursor) {
    InetSocketAddress address = address(cursor);
    if (address != null) {
      listen.add(address);
    }
  }

  private @Nullable InetSocketAddress address(Cursor cursor) {
    if (cursor.isInteger()) {
      boolean port = HostAndPort.parse("localhost:" + cursor.written()) != null;
      cursor.reject(EXPECTED, port ? "Write 127.0.0.1:" + cursor.written() + "." : fix(cursor));
      return null;
    }
    String text = cursor.text(EXPECTED, none -> false, fix(cursor));
    if (text == null) {
      return null;
    }
    InetSocketAddress address = parse(text);
    if (address == null) {
      cursor.reject(EXPECTED, fix(cursor));
    } else if (address.getPort() != 0 && listen.contains(address)) {
      cursor.reject("an address that is not listed yet", "Leave it out, or take another port.");
    }
    return address;
  }

  private static @Nullable InetSocketAddress parse(String text) {
    HostAndPort parts = HostAndPort.parse(text);
    if (parts == null) {
      return null;
    }
    boolean name = parts.host().equals("localhost") && !parts.bracketed();
    InetAddress host = name ? loopback() : IpLiteral.parse(parts.host());
    boolean colons = parts.host().indexOf(':') >= 0;
    return host == null || colons != parts.bracketed()
        ? null
        : new InetSocketAddress(host, parts.port());
  }

  private static String fix(Cursor cursor) {
    String text = cursor.written();
    if (cursor.name().equals("admin") && OFF.contains(text.toLowerCase(Locale.ROOT))) {
      return "Leave the key out.";
    }
    if (text.startsWith(":") || text.startsWith("*:")) {
      return "Write 0.0.0.0" + text.substring(text.indexOf(':')) + " to listen everywhere.";
    }
    return "Write something like 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080.";
  }

  private static InetAddress loopback() {
    return Objects.requireNonNull(IpLiteral.parse("127.0.0.1"));
  }
}
