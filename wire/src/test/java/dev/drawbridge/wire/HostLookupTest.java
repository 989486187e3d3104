package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class HostLookupTest {
  private static final int LONG = 60_000;

  /** A resolver that hangs. */
  private static InetAddress[] await(CountDownLatch answered, String name) throws IOException {
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnknownHostException(name);
  }

  @Test
  void waitsNoLongerThanItMay() {
    CountDownLatch answered = new CountDownLatch(1);
    HostLookup lookup = new HostLookup(name -> await(answered, name));
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
    CountDownLatch answered = new CountDownLatch(1);
    HostLookup lookup = new HostLookup(name -> await(answered, name));
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> lookup.addresses("slow.example", LONG));
    assertThat(Thread.interrupted()).isTrue();
    answered.countDown();
  }
}
