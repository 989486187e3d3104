package dev.drawbridge.doctor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.drawbridge.doctor.finding.Evidence;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.doctor.finding.Report;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.Reach;
import dev.drawbridge.wire.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the audit behaves towards the server and its caller. */
final class AuditTest {
  private static final FieldList COOKIE = new FieldList(List.of(new Field("Cookie", "id=1")));

  private static List<Finding> run(Url url, FieldList given, Audit.Progress progress) {
    try (WireClient client = WireClient.builder().requestsPerSecond(10_000).build()) {
      return Audit.run(url, TestServer.KNOWN, given, client, progress);
    }
  }

  @Test
  void sendsGetAndOptionsWithoutCookies() {
    try (TestServer server = TestServer.of(Cors.sound())) {
      run(server.url(), FieldList.EMPTY, (done, planned) -> {});

      assertThat(server.heads())
          .allMatch(head -> head.startsWith("GET ") || head.startsWith("OPTIONS "))
          .noneMatch(head -> head.contains("Cookie") || head.contains("Authorization"));
    }
  }

  @Test
  void sendsGivenFieldsAsABrowserWould() {
    try (TestServer server = TestServer.of(Cors.sound())) {
      run(server.url(), COOKIE, (done, planned) -> {});

      assertThat(server.heads())
          .allMatch(head -> head.contains("Cookie") == head.startsWith("GET "));
    }
  }

  @Test
  void askedTwiceItAsksOtherUrls() {
    List<String> urls = new ArrayList<>();
    try (TestServer server =
        TestServer.of(Cors.sound().and(one -> urls.add(one.getRequestURI().toString())))) {
      run(server.url(), FieldList.EMPTY, (done, planned) -> {});
      run(server.url(), FieldList.EMPTY, (done, planned) -> {});
    }
    // The baseline twice; and each of three pairs for caches asks one URL twice, in both runs.
    assertThat(urls).allMatch(url -> url.startsWith("/data?page=1"));
    assertThat(urls.stream().distinct().count()).isEqualTo(urls.size() - 1 - 6);
  }

  @Test
  void tellsHowFarItIs() {
    List<Integer> done = new ArrayList<>();
    List<Integer> planned = new ArrayList<>();
    try (TestServer server = TestServer.of(Cors.sound())) {
      run(
          server.url(),
          FieldList.EMPTY,
          (sent, all) -> {
            done.add(sent);
            planned.add(all);
          });
      assertThat(done).hasSameSizeAs(server.heads()).isSorted().doesNotHaveDuplicates();
      assertThat(planned).isSorted().last().isEqualTo(done.size());
      assertThat(done.size()).isLessThanOrEqualTo(Audit.MOST_PROBES);
    }
  }

  @Test
  void everyFindingCanBeSeenAgain() {
    try (TestServer server = TestServer.of(Cors.trusting(origin -> true))) {
      assertThat(server.audit(Reach.PUBLIC))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.evidence()).hasSize(3);
                Evidence first = finding.evidence().get(0);
                assertThat(first.curl())
                    .startsWith("curl -si ")
                    .contains("'Origin: https://dbqwerty.example'");
                assertThat(first.observed())
                    .startsWith("200, Access-Control-Allow-Origin: https://dbqwerty.example");
                assertThat(first.expected()).startsWith("no Access-Control-Allow-Origin");
              });
    }
  }

  @Test
  void stopsWhereNothingAnswers() {
    Url url;
    try (TestServer server = TestServer.of(Cors.sound())) {
      url = server.url();
    }
    assertThat(run(url, FieldList.EMPTY, (done, planned) -> assertThat(planned).isEqualTo(2)))
        .extracting(Finding::id)
        .containsExactly("audit-incomplete");
  }

  @Test
  void endsWhereItIsTurnedAway() {
    AtomicInteger left = new AtomicInteger(50);
    try (TestServer server =
        TestServer.of(
            exchange -> {
              if (left.getAndDecrement() > 0) {
                Cors.alsoTrusting("null"::equals).handle(exchange);
              } else {
                TestServer.end(exchange, 429);
              }
            })) {
      assertThat(Report.of(server.url(), server.audit(Reach.PUBLIC)).findings())
          .extracting(finding -> finding.severity() + " " + finding.id())
          .containsExactly("HIGH null-origin-trusted", "MEDIUM audit-incomplete");
      assertThat(server.heads()).hasSize(50 + 8);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, ", "401, wildcard-on-authenticated", "403, wildcard-on-authenticated"})
  void knowsWhatAuthorizationOpens(int without, @Nullable String id) {
    HttpHandler open =
        exchange -> {
          boolean opened = exchange.getRequestHeaders().containsKey("Authorization");
          exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
          TestServer.end(exchange, opened ? 200 : without);
        };
    try (TestServer server = TestServer.of(open)) {
      FieldList given = new FieldList(List.of(new Field("Authorization", "Bearer s3cret")));
      Target target = new Target(server.url(), TestServer.KNOWN, Reach.PUBLIC, given, "dbqwerty");
      assertThat(TestServer.audit(target))
          .extracting(Finding::id)
          .filteredOn(found -> !found.startsWith("max-age"))
          .isEqualTo(id == null ? List.of() : List.of(id));
    }
  }

  @Test
  void auditsWhereBothSidesAreAddresses() {
    try (TestServer server = TestServer.of(Cors.trusting("null"::equals));
        WireClient client = WireClient.builder().requestsPerSecond(10_000).build()) {
      Origin page = Origin.of("http://127.0.0.1:3000");
      assertThat(Audit.run(server.url(), page, FieldList.EMPTY, client, (done, planned) -> {}))
          .extracting(Finding::id)
          .containsExactly("null-origin-trusted");
    }
  }
}
