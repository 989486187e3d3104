package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.PreparedFetch;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Browsers side by side with one page: one judges, the engines tell what they would print. */
final class Panel {
  private final Profile judge;
  private final Time time = new Time();
  private final Browser chromium = new Browser(Profile.CHROMIUM, time);
  private final Browser firefox = new Browser(Profile.FIREFOX, time);
  private final Browser webkit = new Browser(Profile.WEBKIT, time);
  private final Browser standard = new Browser(Profile.STANDARD, time);

  private Panel(Profile judge) {
    this.judge = judge;
  }

  /** What the panel made of one step: the verdict that counts, and what each engine prints. */
  record Opinion(
      Verdict verdict,
      @Nullable String chromium,
      @Nullable String firefox,
      @Nullable String webkit) {}

  /** Plays the steps of an exchange in new browsers, and returns an opinion for each. */
  static List<Opinion> judge(Exchange exchange, Profile judge) {
    Panel panel = new Panel(judge);
    List<Opinion> opinions = new ArrayList<>(exchange.steps().size());
    for (Exchange.Step step : exchange.steps()) {
      opinions.add(panel.judge(step));
    }
    return opinions;
  }

  private Opinion judge(Exchange.Step step) {
    time.pass(step.pause());
    PreparedFetch request = PreparedFetch.of(step.request());
    Verdict byChromium = chromium.fetch(request, step.network().get());
    Verdict byFirefox = firefox.fetch(request, step.network().get());
    Verdict byWebkit = webkit.fetch(request, step.network().get());
    Verdict verdict =
        switch (judge) {
          case STANDARD -> standard.fetch(request, step.network().get());
          case CHROMIUM -> byChromium;
          case FIREFOX -> byFirefox;
          case WEBKIT -> byWebkit;
        };
    return new Opinion(verdict, byChromium.console(), byFirefox.console(), byWebkit.console());
  }

  /** A clock that moves only when told. */
  private static final class Time implements InstantSource {
    private Instant now = Instant.EPOCH;

    void pass(Duration pause) {
      now = now.plus(pause);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
