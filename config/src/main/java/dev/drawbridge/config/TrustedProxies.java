package dev.drawbridge.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The peers whose {@code Forwarded} and {@code X-Forwarded-*} are believed. Immutable. */
public final class TrustedProxies {

  private static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final Network[] networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks.toArray(Network[]::new);
  }

  /** Nobody is believed: the default. */
  public static TrustedProxies none() {
    return NONE;
  }

  /**
   * The peers within some networks.
   *
   * @param networks such as {@code 10.0.0.0/8}, {@code ::1} or {@code fd00::/8}
   * @throws IllegalArgumentException if one of them is no network; the message names it and the fix
   */
  public static TrustedProxies of(Collection<String> networks) {
    List<Network> parsed = new ArrayList<>();
    for (String text : networks) {
      Network network =
          Network.parse(
              text,
              (expected, fix) -> {
                throw new IllegalArgumentException(
                    "invalid network "
                        + Quote.of(text)
                        + ": "
                        + expected
                        + " was expected. "
                        + fix);
              });
      if (network != null) {
        parsed.add(network);
      }
    }
    return new TrustedProxies(parsed);
  }

  /** Reads the key {@code trusted-proxies}. */
  static TrustedProxies read(Cursor cursor) {
    List<Network> parsed = new ArrayList<>();
    List<Cursor> items = cursor.texts("a list of networks", "trusted proxy");
    for (Cursor item : items == null ? List.<Cursor>of() : items) {
      String text =
          item.text("a network such as 10.0.0.0/8", none -> false, "Write something like it.");
      Network network = text == null ? null : Network.parse(text, item::reject);
      if (network != null) {
        parsed.add(network);
      }
    }
    return new TrustedProxies(parsed);
  }

  /** Whether a peer is believed. An IPv4 address mapped into IPv6 counts as the IPv4 address. */
  public boolean contains(InetAddress peer) {
    if (networks.length == 0) {
      return false;
    }
    byte[] address = unmapped(peer.getAddress());
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] unmapped(byte[] address) {
    if (address.length != 16 || address[10] != -1 || address[11] != -1) {
      return address;
    }
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return address;
      }
    }
    return Arrays.copyOfRange(address, 12, 16);
  }

  /** The networks, separated by commas. */
  @Override
  public String toString() {
    return String.join(", ", Arrays.stream(networks).map(Network::toString).toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrustedProxies proxies && Arrays.equals(networks, proxies.networks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(networks);
  }
}
