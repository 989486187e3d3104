package dev.drawbridge.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The addresses that share their first bits: {@code 10.0.0.0/8}, {@code fd00::/8}. */
final class Network {

  private static final String EXPECTED = "a network such as 10.0.0.0/8 or fd00::/8";

  private final byte[] address;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * Reads a network, or one address. What is wrong is told as "expected …" and a fix, and the
   * answer is null then.
   */
  static @Nullable Network parse(String text, BiConsumer<String, String> refusal) {
    int slash = text.indexOf('/');
    InetAddress host = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
    if (host == null) {
      refusal.accept(EXPECTED, "Write an IP address, a slash and the number of fixed bits.");
      return null;
    }
    byte[] address = host.getAddress();
    int width = address.length * 8;
    int bits = slash < 0 ? width : bits(text.substring(slash + 1));
    if (bits < 0 || bits > width) {
      refusal.accept("a number from 0 to " + width + " after the slash", "Write such a number.");
      return null;
    }
    return aligned(new Network(address, bits), refusal);
  }

  private static int bits(String text) {
    return text.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(text) : -1;
  }

  private static @Nullable Network aligned(Network network, BiConsumer<String, String> refusal) {
    byte[] masked = network.address.clone();
    for (int i = network.bits; i < masked.length * 8; i++) {
      masked[i / 8] &= (byte) ~(0x80 >> i % 8);
    }
    if (network.matches(masked, masked.length * 8)) {
      return network;
    }
    refusal.accept(
        "a network without a bit after the first " + network.bits,
        "Write " + show(masked) + "/" + network.bits + ".");
    return null;
  }

  private static String show(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // the length is 4 or 16
    }
  }

  boolean contains(byte[] other) {
    return other.length == address.length && matches(other, bits);
  }

  private boolean matches(byte[] other, int first) {
    int whole = first / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != other[i]) {
        return false;
      }
    }
    int rest = first % 8;
    return rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0;
  }

  @Override
  public String toString() {
    return show(address) + "/" + bits;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Network network
        && bits == network.bits
        && Arrays.equals(address, network.address);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(address) + bits;
  }
}
