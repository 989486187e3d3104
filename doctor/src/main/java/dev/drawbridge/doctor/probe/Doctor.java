package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.wire.BrowserNetwork;
import dev.drawbridge.wire.WireClient;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Asks a URL as browsers would, and says why a page does not get the answer. */
public final class Doctor {
  private final WireClient client;
  private final String token;
  private final Consumer<String> progress;

  /**
   * Makes a doctor.
   *
   * @param client what carries the requests
   * @param token lower-case letters and digits that no one used before, part of URLs and origins
   *     that no cache and no policy can know
   * @param progress is told of each request before it is sent
   */
  public Doctor(WireClient client, String token, Consumer<String> progress) {
    this.client = client;
    this.token = token;
    this.progress = progress;
  }

  /** Examines a fetch: plays it, judges it, and looks around. */
  public Diagnosis examine(Inquiry inquiry) {
    Recorder recorder = new Recorder(network(inquiry), progress);
    Set<Profile> profiles = new LinkedHashSet<>(List.of(Profile.STANDARD));
    profiles.addAll(inquiry.browsers());
    List<Verdict> verdicts =
        profiles.stream()
            .map(profile -> new Browser(profile, InstantSource.system()))
            .map(browser -> browser.fetch(inquiry.fetch(), recorder))
            .toList();
    return new Examination(inquiry, recorder, verdicts, token).diagnose();
  }

  private BrowserNetwork network(Inquiry inquiry) {
    BrowserNetwork network = new BrowserNetwork(client, inquiry.browsers().get(0), inquiry.page());
    String cookie = inquiry.cookie();
    return cookie == null ? network : network.withCookie(inquiry.url(), cookie);
  }
}
