package dev.drawbridge.wire;

import java.io.IOException;
import java.net.InetAddress;

/** A host has an address that only insiders reach, where a public one was asked for. */
final class InternalAddressException extends IOException {
  private static final long serialVersionUID = 1L;

  InternalAddressException(InetAddress address) {
    super(address.getHostAddress());
  }
}
