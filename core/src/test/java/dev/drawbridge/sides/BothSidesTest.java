package dev.drawbridge.sides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.Refusal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Each side is the other's oracle: for a cross-origin fetch in mode {@code cors}, without redirect,
 * from an empty preflight cache, the browser shares the response if and only if the server granted
 * every request that the browser sent, and either the credentials mode is not {@code include} or
 * the policy allows credentials.
 *
 * <p>Repeated with {@code -Ddrawbridge.seed=N}; a million pairs with {@code -Ddrawbridge.full}.
 */
class BothSidesTest {
  private static final int PAIRS = Boolean.getBoolean("drawbridge.full") ? 1_000_000 : 20_000;
  private static final int FETCHES_OF_A_POLICY = 10;

  private final long seed =
      Long.getLong("drawbridge.seed", new SplittableRandom().nextLong(1L << 40));
  private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
  private int shared;

  @Test
  void theBrowserSharesWhatTheServerGrants() {
    for (int i = 0; i < PAIRS / FETCHES_OF_A_POLICY; i++) {
      Draw draw = new Draw(new SplittableRandom(seed + i));
      CorsPolicy policy = draw.policy();
      for (int j = 0; j < FETCHES_OF_A_POLICY; j++) {
        check(policy, draw.fetch(policy), seed + i);
      }
    }
    assertThat(shared).as("shared, seed %d", seed).isBetween(PAIRS / 5, PAIRS * 4 / 5);
    assertThat(refusals)
        .as("seed %d", seed)
        .containsKeys(
            Refusal.ORIGIN_NOT_ALLOWED,
            Refusal.METHOD_NOT_ALLOWED,
            Refusal.HEADER_NOT_ALLOWED,
            Refusal.HEADER_LIST_TOO_LARGE,
            Refusal.AUTHORIZATION_NOT_NAMED);
  }

  private void check(CorsPolicy policy, FetchRequest fetch, long caseSeed) {
    Server server = new Server(policy);
    Verdict verdict = new Browser(Profile.STANDARD, () -> Instant.EPOCH).fetch(fetch, server);
    boolean credentialsFit =
        fetch.credentials() != CredentialsMode.INCLUDE || policy.allowCredentials();
    boolean expected = server.grantedAll() && credentialsFit;
    if (verdict.requests().isEmpty() || verdict.isAllowed() != expected) {
      throw new AssertionError(
          "again with -Ddrawbridge.seed=%d: %s\n%s\n%s\nserver: %s\nbrowser: %s, %s"
              .formatted(
                  caseSeed,
                  expected ? "granted and not shared" : "shared and not granted",
                  policy,
                  fetch,
                  server,
                  verdict.requests(),
                  verdict.reason()));
    }
    shared += verdict.isAllowed() ? 1 : 0;
    server.refusals().forEach(refusal -> refusals.merge(refusal, 1, Integer::sum));
  }
}
