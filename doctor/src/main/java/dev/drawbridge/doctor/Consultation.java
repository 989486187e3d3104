package dev.drawbridge.doctor;

import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.doctor.audit.Audit;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.probe.Diagnosis;
import dev.drawbridge.doctor.probe.Doctor;
import dev.drawbridge.doctor.probe.Inquiry;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a live URL what a page wants to know of it, and then what a hostile page would ask. */
public final class Consultation implements AutoCloseable {
  private final WireClient client;
  private final Progress progress;

  private Consultation(WireClient client, Progress progress) {
    this.client = client;
    this.progress = progress;
  }

  /** What is told while requests are sent. */
  public interface Progress {
    /** A request of the diagnosis is about to be sent. */
    void asking(String request);

    /**
     * One more probe of an audit was sent.
     *
     * @param done how many were sent so far
     * @param planned how many there will be, as far as is known
     */
    void audited(int done, int planned);
  }

  /**
   * Makes ready to ask.
   *
   * @param timeout how long a connection and an answer may take, each; positive
   * @param patience how long all answers may take together; positive
   * @param requestsPerSecond how many requests go to one host at most; positive
   * @param authorities a file of certificates to trust beside those of the system, null for none
   * @throws IOException if that file cannot be read or has none; the message names it
   */
  public static Consultation open(
      Duration timeout,
      Duration patience,
      double requestsPerSecond,
      @Nullable Path authorities,
      Progress progress)
      throws IOException {
    WireClient.Builder client =
        WireClient.builder()
            .connectTimeout(timeout)
            .responseTimeout(timeout)
            .patience(patience)
            .requestsPerSecond(requestsPerSecond);
    if (authorities != null) {
      client.trust(authorities);
    }
    return new Consultation(client.build(), progress);
  }

  /** Returns what became of a page's fetch, and why. */
  public Diagnosis diagnose(Inquiry inquiry) {
    return new Doctor(client, Token.fresh(), progress::asking).examine(inquiry);
  }

  /**
   * Returns the findings of a diagnosis and of an audit of the same URL, each once, as the audit
   * saw it; those of the diagnosis alone if the URL is out of reach.
   */
  public List<Finding> audit(Diagnosis diagnosis) {
    if (diagnosis.outcome() == Diagnosis.Outcome.UNREACHABLE) {
      return diagnosis.findings();
    }
    Inquiry inquiry = diagnosis.inquiry();
    Url url = inquiry.url();
    List<Finding> audited =
        Audit.run(url, inquiry.fetch().page(), given(inquiry), client, progress::audited);
    List<String> ids = audited.stream().map(Finding::id).toList();
    List<Finding> findings = new ArrayList<>(diagnosis.findings());
    findings.removeIf(finding -> ids.contains(finding.id())); // the audit has seen more
    findings.addAll(audited);
    return findings;
  }

  /** Returns what script and the browser put on every actual request. */
  private static FieldList given(Inquiry inquiry) {
    List<Field> fields =
        new ArrayList<>(
            inquiry.fetch().fields().fields().stream()
                .filter(field -> !FieldNames.isForbiddenRequest(field.name()))
                .toList());
    String cookie = inquiry.cookie();
    if (cookie != null && inquiry.fetch().credentials() == CredentialsMode.INCLUDE) {
      fields.add(new Field("Cookie", cookie));
    }
    return new FieldList(fields);
  }

  @Override
  public void close() {
    client.close();
  }
}
