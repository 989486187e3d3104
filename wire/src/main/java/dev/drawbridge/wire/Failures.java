package dev.drawbridge.wire;

import dev.drawbridge.wire.WireFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** Exceptions as failures, in words of the person who asked. */
final class Failures {
  private final WireRequest request;
  private final int port;

  Failures(WireRequest request) {
    this.request = request;
    this.port = request.url().effectivePort();
  }

  WireFailure of(Exception failure) {
    if (failure instanceof UnknownHostException) {
      return failed(Kind.NAME, "the name '" + request.url().host() + "' has no address");
    }
    if (failure instanceof InternalAddressException) {
      return failed(
          Kind.INTERNAL, place() + " is inside, at " + text(failure) + ", and was not asked");
    }
    if (failure instanceof SocketTimeoutException) {
      return failed(Kind.TIMEOUT, "no answer from " + place() + " in time");
    }
    if (failure instanceof NoRouteToHostException) {
      return failed(Kind.UNREACHABLE, "no way leads to " + place());
    }
    if (failure instanceof ConnectException) {
      boolean refused = text(failure).contains("refused");
      return refused
          ? failed(Kind.REFUSED, "nothing listens on " + place())
          : failed(Kind.UNREACHABLE, "no way leads to " + place() + ": " + text(failure));
    }
    return ofTalk(failure);
  }

  private WireFailure ofTalk(Exception failure) {
    if (failure instanceof SSLException) {
      return failed(Kind.TLS, tls(failure));
    }
    if (failure instanceof NoHttpResponseException) {
      return failed(Kind.CLOSED, place() + " closed the connection without an answer");
    }
    if (failure instanceof HttpException || failure instanceof MessageConstraintException) {
      return failed(Kind.PROTOCOL, "not HTTP/1.1: " + text(failure));
    }
    if (failure instanceof ConnectionClosedException || failure instanceof IOException) {
      return failed(Kind.CLOSED, place() + " broke the connection: " + text(failure));
    }
    return failed(Kind.PROTOCOL, "not HTTP/1.1: " + text(failure));
  }

  private String tls(Exception failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String known = certificate(t);
      if (known != null) {
        return "the certificate of " + place() + " " + known;
      }
    }
    return text(failure).contains("SSL message")
        ? place() + " answers without TLS"
        : "TLS with " + place() + " failed: " + text(failure);
  }

  private @Nullable String certificate(Throwable failure) {
    if (failure instanceof CertificateExpiredException) {
      return "has expired: " + text(failure);
    }
    if (failure instanceof CertificateNotYetValidException) {
      return "is not valid yet: " + text(failure);
    }
    if (failure instanceof CertPathBuilderException) {
      return "is signed by no authority that is trusted here";
    }
    boolean name =
        failure instanceof CertificateException && text(failure).contains("subject alternative");
    return name ? "is not for '" + request.url().host() + "'" : null;
  }

  private String place() {
    return request.url().host() + ":" + port;
  }

  private static WireFailure failed(Kind kind, String message) {
    return new WireFailure(kind, message);
  }

  /** One line of printable text. */
  private static String text(Throwable failure) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message;
    String line = text.replaceAll("[^ -~]", "?");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
