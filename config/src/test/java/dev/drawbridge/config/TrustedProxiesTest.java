package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          10.0.0.0/8,       10.0.0.0,        true
          10.0.0.0/8,       10.255.255.255,  true
          10.0.0.0/8,       11.0.0.0,        false
          10.0.0.0/8,       9.255.255.255,   false
          10.0.0.0/8,       ::1,             false
          192.168.16.0/20,  192.168.31.255,  true
          192.168.16.0/20,  192.168.32.0,    false
          192.168.16.0/20,  192.168.15.255,  false
          192.0.2.7,        192.0.2.7,       true
          192.0.2.7,        192.0.2.6,       false
          192.0.2.6/31,     192.0.2.7,       true
          128.0.0.0/1,      255.0.0.1,       true
          128.0.0.0/1,      127.0.0.1,       false
          0.0.0.0/0,        203.0.113.9,     true
          0.0.0.0/0,        ::1,             false
          ::/0,             2001:db8::1,     true
          ::/0,             203.0.113.9,     false
          ::1,              ::1,             true
          ::1,              ::2,             false
          fd00::/8,         fdff::1,         true
          fd00::/8,         fe00::1,         false
          2001:db8::/33,    2001:db8:7fff::, true
          2001:db8::/33,    2001:db8:8000::, false
          """)
  void contains(String network, String peer, boolean believed) throws UnknownHostException {
    TrustedProxies proxies = TrustedProxies.of(List.of("198.51.100.1", network));
    assertThat(proxies.contains(InetAddress.getByName(peer))).isEqualTo(believed);
  }

  @Test
  void anIpv4AddressMappedIntoIpv6CountsAsItself() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
    InetAddress peer = Inet6Address.getByAddress("mapped", mapped, 0);
    assertThat(TrustedProxies.of(List.of("10.0.0.0/8")).contains(peer)).isTrue();
    assertThat(TrustedProxies.of(List.of("::/0")).contains(peer)).isFalse();
  }

  @Test
  void noneContainsNobody() throws UnknownHostException {
    assertThat(TrustedProxies.none().contains(InetAddress.getLoopbackAddress())).isFalse();
    assertThat(TrustedProxies.none()).hasToString("");
  }

  @Test
  void refusalsNameValueAndFix() {
    assertThatThrownBy(() -> TrustedProxies.of(List.of("10.1.2.3/20")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "invalid network \"10.1.2.3/20\": a network without a bit after the first 20 was"
                + " expected. Write 10.1.0.0/20.");
  }
}
