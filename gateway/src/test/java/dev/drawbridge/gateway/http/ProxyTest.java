package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Requests reach the upstream and responses the client. */
final class ProxyTest {
  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  @Test
  void passesRequestAndResponse() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start()) {
      String response = rig.ask("GET /open/a?b=c HTTP/1.1\r\nHost: x.example\r\nA: 1\r\n\r\n");

      assertThat(response.replaceFirst("Date: [^\r]+\r\n", ""))
          .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nVia: 1.1 drawbridge\r\n\r\nok");
      assertThat(upstream.requests())
          .containsExactly(
              "GET /open/a?b=c HTTP/1.1\r\nHost: x.example\r\nA: 1\r\n"
                  + "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: http\r\n"
                  + "X-Forwarded-Host: x.example\r\n"
                  + "Forwarded: for=127.0.0.1;host=\"x.example\";proto=http\r\n"
                  + "Via: 1.1 drawbridge\r\n\r\n");
      Rig.Report report = rig.report();
      assertThat(report)
          .isEqualTo(
              new Rig.Report(
                  "GET", "/open/a?b=c", 200, "/open/**", null, 0, 2, true, report.nanos()));
    }
  }
}
