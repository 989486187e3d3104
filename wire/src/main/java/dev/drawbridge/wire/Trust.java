package dev.drawbridge.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates count: those of the authorities that the JVM trusts, and of some more. */
final class Trust {
  private Trust() {}

  /** Reads certificates, PEM or DER. */
  static List<Certificate> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new IOException("no certificate in '" + file + "': expected PEM or DER");
      }
      return List.copyOf(all);
    } catch (CertificateException e) {
      throw new IOException("no certificate in '" + file + "': expected PEM or DER", e);
    }
  }

  /** Returns a context that trusts the JVM's authorities and the given ones. */
  static SSLContext context(List<Certificate> more) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, more.isEmpty() ? null : managers(more), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM has no TLS: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] managers(List<Certificate> more)
      throws GeneralSecurityException, IOException {
    List<Certificate> all = new ArrayList<>(more);
    for (TrustManager manager : managers((KeyStore) null)) {
      if (manager instanceof X509TrustManager known) {
        all.addAll(List.of(known.getAcceptedIssuers()));
      }
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < all.size(); i++) {
      store.setCertificateEntry("authority-" + i, all.get(i));
    }
    return managers(store);
  }

  /** The JVM's own for null. */
  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
