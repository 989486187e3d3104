package dev.drawbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.drawbridge.gateway.http.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListenTest extends GatewayFixture {
  @Test
  void tellsAddressesInTheirShortForm() throws Exception {
    for (String host : List.of("127.0.0.1", "0.0.0.0", "[::]", "[::1]", "[2001:db8::1:0:0:1]")) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), 80);
      assertThat(Gateway.url(address)).isEqualTo("http://" + host + ":80");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"AUTO", "NIO"})
  void allOfIpv4IsNotAllOfIpv6(Transport transport) throws Exception {
    assumeThat(hasIpv6()).isTrue();
    Path policy = write("policy.yaml", POLICY.replace("127.0.0.1:0", "0.0.0.0:0"));
    GatewayOptions options =
        new GatewayOptions(messages::add, Channels.newChannel(log), transport, Map.of());
    try (Gateway gateway = Gateway.start(policy, options)) {
      InetSocketAddress admin = Objects.requireNonNull(gateway.adminAddress());
      for (InetSocketAddress address : List.of(gateway.addresses().get(0), admin)) {
        assertThat(Gateway.url(address)).startsWith("http://0.0.0.0:");
        new Socket(loopback(4), address.getPort()).close();
        assertThatThrownBy(() -> new Socket(loopback(16), address.getPort()))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void allOfIpv6IsAllOfIpv4Too() throws Exception {
    assumeThat(hasIpv6()).isTrue();
    try (Gateway gateway = start(POLICY.replaceFirst("127.0.0.1:0", "\"[::]:0\""))) {
      int port = gateway.addresses().get(0).getPort();
      new Socket(loopback(4), port).close();
      new Socket(loopback(16), port).close();
    }
  }

  @Test
  void tellsInOneLineThatAnAddressIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThatThrownBy(() -> start(POLICY.replaceFirst("127.0.0.1:0", address)))
          .isInstanceOf(GatewayException.class)
          .message()
          .isEqualTo(
              "drawbridge: cannot listen on "
                  + address
                  + ": Address already in use; stop what listens there, or name another port");
      assertThatThrownBy(() -> start(POLICY.replace("admin: 127.0.0.1:0", "admin: " + address)))
          .isInstanceOf(GatewayException.class)
          .message()
          .doesNotContain("\n")
          .contains(address);
    }
  }

  private static InetAddress loopback(int octets) throws IOException {
    byte[] address = new byte[octets];
    address[0] = (byte) (octets == 4 ? 127 : 0);
    address[octets - 1] = 1;
    return InetAddress.getByAddress(address);
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback(16))) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }
}
