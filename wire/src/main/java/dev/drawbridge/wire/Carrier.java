package dev.drawbridge.wire;

import dev.drawbridge.origin.Url;

/** What carries requests to a server: sockets, or what stands in for them. */
@FunctionalInterface
public interface Carrier {
  /** Sends a request and waits for what comes of it; a failure of the network is an exchange. */
  WireExchange send(WireRequest request);

  /** Sends a request to a URL that somebody outside chose; as any other, if there is no outside. */
  default WireExchange sendOutside(WireRequest request) {
    return send(request);
  }

  /** Returns who can connect to a URL's host; insiders alone, if there is no outside. */
  default Reach reach(Url url) {
    return Reach.INTERNAL;
  }
}
