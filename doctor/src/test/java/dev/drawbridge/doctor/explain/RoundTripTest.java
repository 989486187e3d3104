package dev.drawbridge.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the browser's side prints for an engine is decoded to causes that contain the true one,
 * with the right engine, URL and origin: for the 543 recorded cases, and for random fetches.
 */
class RoundTripTest {
  private static final int FETCHES = Boolean.getBoolean("drawbridge.full") ? 300_000 : 4_000;

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> codes = new TreeSet<>();

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"CHROMIUM", "FIREFOX", "WEBKIT"})
  void recordedCases(Profile profile) {
    List<PlayedFetch> fetches = PlayedFetch.recorded(profile);
    fetches.forEach(fetch -> check(fetch, fetch.description()));

    assertThat(wrong).isEmpty();
    assertThat(fetches).hasSizeGreaterThanOrEqualTo(543);
    assertThat(codes).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"CHROMIUM", "FIREFOX", "WEBKIT"})
  void randomFetches(Profile profile) {
    long first = Long.getLong("drawbridge.seed", 0);
    for (long seed = first; seed < first + FETCHES; seed++) {
      check(PlayedFetch.random(profile, seed), "-Ddrawbridge.seed=" + seed);
    }
    assertThat(wrong).isEmpty();
    assertThat(codes).hasSizeGreaterThan(10);
  }

  private void check(PlayedFetch fetch, String description) {
    Verdict verdict = fetch.verdict();
    String console = verdict.console();
    BlockReason reason = verdict.reason();
    if (console == null) {
      return;
    }
    List<Explanation> explained = Explainer.explain(console).messages();
    boolean right = reason == null ? isWarning(explained) : isRight(explained, fetch, reason);
    if (!right && wrong.size() < 20) {
      String expected = reason == null ? "a warning" : reason.toString();
      wrong.add(description + "\n" + console + "\n" + expected + " <> " + explained);
    }
  }

  private static boolean isWarning(List<Explanation> explained) {
    return explained.stream().allMatch(one -> one.message().equals("firefox-authorization"));
  }

  private boolean isRight(List<Explanation> explained, PlayedFetch fetch, BlockReason reason) {
    codes.add(reason.code());
    List<Explanation> failures =
        explained.stream().filter(one -> !one.message().equals("firefox-authorization")).toList();
    return failures.size() == 1
        && isRight(failures.get(0), fetch, reason)
        && failures.get(0).causes().stream().anyMatch(c -> c.codes().contains(reason.code()));
  }

  private static boolean isRight(Explanation one, PlayedFetch fetch, BlockReason reason) {
    Engine engine = Engine.valueOf(fetch.verdict().profile().name());
    boolean origin = one.origin() == null || fetch.origins().contains(one.origin());
    boolean phase =
        switch (one.phase()) {
          case PREFLIGHT -> reason.isPreflight();
          case ACTUAL -> !reason.isPreflight();
          case UNKNOWN, NONE -> true;
        };
    return engine == one.engine() && isUrl(one.url(), reason) && origin && phase;
  }

  /** WebKit prints the URL of a fetch that it does not begin without its fragment. */
  private static boolean isUrl(@Nullable String url, BlockReason reason) {
    boolean begun = reason.cause() != BlockCause.REDIRECT_MODE_WITH_NO_CORS;
    return reason.url().equals(url)
        || (!begun && url != null && reason.url().startsWith(url + "#"));
  }
}
