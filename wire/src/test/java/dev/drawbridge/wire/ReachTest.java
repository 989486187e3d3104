package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.origin.Url;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReachTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, INTERNAL",
    "0.0.0.0, INTERNAL",
    "0.1.2.3, INTERNAL",
    "::, INTERNAL",
    "::1, INTERNAL",
    "::ffff:10.1.2.3, INTERNAL",
    "10.1.2.3, INTERNAL",
    "172.31.0.1, INTERNAL",
    "192.168.0.1, INTERNAL",
    "169.254.169.254, INTERNAL",
    "100.64.0.1, INTERNAL",
    "100.128.0.1, PUBLIC",
    "100.63.0.1, PUBLIC",
    "fd00::1, INTERNAL",
    "fe80::1, INTERNAL",
    "2001:db8::1, PUBLIC",
    "203.0.113.7, PUBLIC"
  })
  void knowsWhoIsInside(String address, Reach reach) throws UnknownHostException {
    assertThat(Reach.of(InetAddress.getByName(address))).isEqualTo(reach);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/, INTERNAL",
    "http://api.localhost/, INTERNAL",
    "http://[::1]/, INTERNAL",
    "http://2130706433/, INTERNAL",
    "http://203.0.113.7/, PUBLIC",
    "http://no-such-name.invalid/, PUBLIC"
  })
  void looksHostsUp(String url, Reach reach) {
    try (WireClient client = WireClient.builder().build()) {
      assertThat(client.reach(Url.of(url))).isEqualTo(reach);
    }
  }
}
