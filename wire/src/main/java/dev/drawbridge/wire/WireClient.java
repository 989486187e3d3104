package dev.drawbridge.wire;

import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.ResponseReader.BodyLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.hc.core5.http.HttpException;

/**
 * Sends requests over HTTP/1.1, on TCP or TLS, each on a connection of its own; follows no
 * redirect, keeps no cookie, trusts no certificate that the system does not trust. Total: whatever
 * the server does gives an exchange. Polite: a few requests a second to a host. Thread-safe.
 */
public final class WireClient implements Carrier, AutoCloseable {
  private final Duration responseTimeout;
  private final Duration patience;
  private final String userAgent;
  private final Pace pace;
  private final Connector connector;
  private final AtomicLong spentNanos = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  private WireClient(Builder builder) {
    this.responseTimeout = builder.responseTimeout;
    this.userAgent = builder.userAgent;
    this.pace = new Pace(builder.requestsPerSecond);
    this.patience = builder.patience;
    this.connector =
        new Connector(builder.connectTimeout, Trust.context(builder.authorities), builder.internal);
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sends a request and waits for its response. {@code Host}, {@code User-Agent} and {@code
   * Connection: close} are added where they are absent.
   *
   * @throws IllegalStateException if the client is closed
   */
  @Override
  public WireExchange send(WireRequest request) {
    return send(request, false);
  }

  /**
   * Sends a request as {@link #send}, unless its host has an internal address: then the failure is
   * {@link WireFailure.Kind#INTERNAL}. For URLs that somebody outside chose, as in a redirect.
   *
   * @throws IllegalStateException if the client is closed
   */
  @Override
  public WireExchange sendOutside(WireRequest request) {
    return send(request, true);
  }

  /** Looks up who can connect to a URL's host; one that has no address counts as public. */
  @Override
  public Reach reach(Url url) {
    return connector.reach(url);
  }

  private WireExchange send(WireRequest request, boolean outside) {
    if (closed.get()) {
      throw new IllegalStateException("the client is closed: make another one");
    }
    WireRequest sent = complete(request);
    if (spentNanos.get() >= patience.toNanos()) {
      return new WireExchange(sent, null, exhausted(), Duration.ZERO);
    }
    pace.await(sent.host());
    long start = System.nanoTime();
    try {
      WireResponse response = exchange(sent, outside);
      return new WireExchange(sent, response, null, since(start));
    } catch (IOException | HttpException | RuntimeException e) {
      return new WireExchange(sent, null, new Failures(sent).of(e), since(start));
    } finally {
      spentNanos.addAndGet(System.nanoTime() - start);
    }
  }

  private WireFailure exhausted() {
    String message = "not asked, for the answers before took more than " + seconds(patience);
    return new WireFailure(WireFailure.Kind.EXHAUSTED, message + " together");
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  private WireRequest complete(WireRequest request) {
    return request
        .withHost()
        .withDefault("User-Agent", userAgent)
        .withDefault("Connection", "close");
  }

  private WireResponse exchange(WireRequest request, boolean outside)
      throws IOException, HttpException {
    try (Connection connection = connector.connect(request.url(), outside)) {
      connection.deadline().within(responseTimeout);
      try {
        return exchange(request, connection);
      } catch (IOException e) {
        throw connection.deadline().passed() ? new SocketTimeoutException("time is up") : e;
      }
    }
  }

  private static WireResponse exchange(WireRequest request, Connection connection)
      throws IOException, HttpException {
    OutputStream out = connection.socket().getOutputStream();
    out.write(head(request).getBytes(StandardCharsets.ISO_8859_1));
    out.write(request.body());
    out.flush();
    HeadStream in = new HeadStream(connection.socket().getInputStream());
    return new ResponseReader(in, connection.deadline(), BodyLimits.GLANCE).read(request.method());
  }

  private static String head(WireRequest request) {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    request
        .fields()
        .fields()
        .forEach(f -> head.append(f.name()).append(": ").append(f.value()).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Ends the use of this client; no connection is left open. */
  @Override
  public void close() {
    closed.set(true);
  }

  /** Settings of a client, each with a default. */
  public static final class Builder {
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration responseTimeout = Duration.ofSeconds(10);
    private Duration patience = Duration.ofDays(1);
    private double requestsPerSecond = 5;
    private Predicate<InetAddress> internal = address -> Reach.of(address) == Reach.INTERNAL;
    private String userAgent = "Mozilla/5.0 (compatible; Drawbridge)";
    private final List<Certificate> authorities = new ArrayList<>();

    private Builder() {}

    /** Sets how long a connection, with its TLS, may take; default 5 s. */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = positive(timeout);
      return this;
    }

    /** Sets how long the head of a response may take; default 10 s. */
    public Builder responseTimeout(Duration timeout) {
      responseTimeout = positive(timeout);
      return this;
    }

    /**
     * Sets how long all answers may take together; default a day. When it is used up, nothing more
     * is sent, and each exchange fails as {@link WireFailure.Kind#EXHAUSTED}.
     */
    public Builder patience(Duration time) {
      patience = positive(time);
      return this;
    }

    /** Sets which addresses only insiders reach; default those of {@link Reach#INTERNAL}. */
    public Builder internal(Predicate<InetAddress> addresses) {
      internal = addresses;
      return this;
    }

    /** Sets how many requests a second go to one host at most; default 5. */
    public Builder requestsPerSecond(double rate) {
      if (!(rate > 0)) {
        throw new IllegalArgumentException("invalid rate " + rate + ": expected more than 0");
      }
      requestsPerSecond = rate;
      return this;
    }

    /** Sets the {@code User-Agent} of requests that have none. */
    public Builder userAgent(String value) {
      userAgent = value;
      return this;
    }

    /**
     * Trusts the certificates in a file too, PEM or DER, beside those of the system.
     *
     * @throws IOException if the file cannot be read or has none; the message names it
     */
    public Builder trust(Path file) throws IOException {
      authorities.addAll(Trust.read(file));
      return this;
    }

    /** Returns a client. */
    public WireClient build() {
      return new WireClient(this);
    }

    private static Duration positive(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException(
            "invalid timeout " + timeout + ": expected more than zero");
      }
      return timeout;
    }
  }
}
