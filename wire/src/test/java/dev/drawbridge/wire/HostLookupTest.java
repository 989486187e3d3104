package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class HostLookupTest {
  private static final int LONG = 60_000;

  @Test
  void waitsNoLongerThanItMay() {
    CountDownLatch answered = new CountDownLatch(1);
    HostLookup lookup =
        new HostLookup(
            name -> {
              try {
                answered.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new UnknownHostException(name);
            });
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> lookup.addresses("slow.example", 1))
        .withMessage("time is up");
    answered.countDown();
  }

  @Test
  void failsAsTheResolverDoes() {
    HostLookup lookup =
        new HostLookup(
            name -> {
              throw new UnknownHostException(name);
            });
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> lookup.addresses("nowhere.example", LONG))
        .withMessage("nowhere.example");
  }

  @Test
  void returnsAddresses() throws IOException {
    InetAddress known = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    HostLookup lookup = new HostLookup(name -> new InetAddress[] {known});
    assertThat(lookup.addresses("known.example", LONG)).containsExactly(known);
  }

  @Test
  void asksNobodyForLocalhost() throws IOException {
    HostLookup lookup =
        new HostLookup(
            name -> {
              throw new UnknownHostException(name);
            });
    for (String name : new String[] {"localhost", "localhost.", "app.localhost"}) {
      assertThat(lookup.addresses(name, LONG)).allMatch(InetAddress::isLoopbackAddress).hasSize(2);
    }
  }

  @Test
  void stopsWhenInterrupted() {
    HostLookup lookup = new HostLookup(InetAddress::getAllByName);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> lookup.addresses("127.0.0.1", LONG));
    assertThat(Thread.interrupted()).isTrue();
  }
}
