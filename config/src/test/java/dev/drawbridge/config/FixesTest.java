package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fix that is offered for what people write in place of what was expected. */
class FixesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timeouts: {idle: 5}              | Write 5s.
          timeouts: {idle: 5 min}          | Write 5m.
          timeouts: {idle: 5 Minutes}      | Write 5m.
          timeouts: {idle: 10sec}          | Write 10s.
          timeouts: {idle: 2 hours}        | Write 2h.
          timeouts: {idle: 1d}             | Write 24h.
          timeouts: {idle: 500ms}          | Write digits and one of s, m, h.
          timeouts: {idle: 1h30m}          | Write digits and one of s, m, h.
          timeouts: {idle: soon}           | Write digits and one of s, m, h.
          timeouts: {idle: }               | Write a value, or leave the key out.
          timeouts: {idle: null}           | Write a value, or leave the key out.
          trusted-proxies: [null]          | Write a value, or leave the entry out.
          trusted-proxies: [5]             | Write something like it.
          policies: {p: {allow-origins: ["*"], allow-methods: [null]}} | Put the word in quotes: "null".
          policies: {p: {allow-origins: ["*"], allow-methods: [5]}} | Put it in quotes: "5".
          policies: {p: {allow-origins: [5]}} | Write an origin, or remove it.
          policies: {p: {allow-origins-from: 5}} | Put it in quotes: "5".
          upstreams: {u: 9001}             | Write something like http://127.0.0.1:9001.
          upstreams: {u: true}             | Write something like http://127.0.0.1:9001.
          upstreams: {u: {port: 80}}       | Write a single value.
          admin: true                      | Write something like 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080.
          admin: false                     | Leave the key out.
          admin: off                       | Leave the key out.
          limits: {header-count: 0}        | Write such a number.
          limits: {header-count: "5"}      | Write 5, without quotes.
          trusted-proxies: [~]             | Write a value, or leave the entry out.
          timeouts: {idle: [5s]}           | Write a single value.
          limits: {body: 10}               | Write 10B.
          limits: {body: 10M}              | Write 10MiB.
          limits: {body: 10 mb}            | Write 10MiB.
          limits: {body: 8kB}              | Write 8KiB.
          limits: {body: 2Gib}             | Write 2GiB.
          limits: {body: big}              | Write digits and one of B, KiB, MiB, GiB.
          limits: {body: 2000GiB}          | Write a size within these bounds.
          listen: 8080                     | Write 127.0.0.1:8080.
          listen: 99999                    | Write something like 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080.
          listen: ":8080"                  | Write 0.0.0.0:8080 to listen everywhere.
          listen: "*:8080"                 | Write 0.0.0.0:8080 to listen everywhere.
          trusted-proxies: [10.1.2.3/8]    | Write 10.0.0.0/8.
          trusted-proxies: ["fd12::/8"]    | Write fd00:0:0:0:0:0:0:0/8.
          trusted-proxies: 10.0.0.0/8      | Write ["10.0.0.0/8"].
          upstreams: {u: "https://a:443"}  | Name the server's clear-text port as http://host:port.
          upstreams: {u: "http://a"}       | Write the port: http://a:80.
          upstreams: {u: "http://a:80/x"}  | Write http://a:80; a request's own path is passed on whole.
          upstreams: {u: "a:80"}           | Write http://a:80.
          upstreams: {u: "ftp://a:80"}     | Write something like http://127.0.0.1:9001.
          access-log: jsn                  | Write json.
          access-log: false                | Write text.
          tls: {}                          | Remove it.
          route: []                        | Did you mean "routes"?
          policies: {p: {allow-origins: [*]}} | Quote it: "*".
          listen: *x                       | Write the value out at each place, or quote it: "*x".
          policies: {p: {allow-origins: [a.b]}} | Put the scheme in front: https://a.b.
          policies: {p: {allow-origins: ['.*\\.a.b']}} | Write https://*.a.b.
          policies: {p: {allow-origins: ["*"], allow-methods: PUT}} | Write ["PUT"].
          policies: {p: {allow-origins: ["*"], allow-methods: "A, B C"}} | Write ["A", "B", "C"].
          policies: {p: {allow-origins: ["*"], allow-methods: A B C D E}} | Write ["A", "B", "C", "D", …].
          listen: [                        | Close it with ].
          upstreams: {a: sample            | Close it with }.
          """)
  void of(String text, String fix) throws IOException {
    assertThat(Cases.read(folder, text + "\n").problems())
        .singleElement()
        .extracting(Problem::fix)
        .isEqualTo(fix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          match: 5, upstream: u            | Write something like /api/**.
          match: /a, upstream: u, host: .5 | Write something like api.shop.example.
          match: /a, upstream: u, host: true | Put it in quotes: "true".
          match: /a, upstream: 5           | Put it in quotes: "5".
          match: /a, upstream: 6           | Write one of them (5, u).
          match: /a, upstream: u, cors: true | Write the name of a policy (1, p), a policy, or none.
          match: /a, upstream: u, cors: 1  | Put it in quotes: "1".
          """)
  void ofOneInARoute(String route, String fix) throws IOException {
    String text =
        """
        policies: {"1": {allow-origins: ["*"]}, p: {allow-origins: ["*"]}}
        upstreams: {"5": sample, u: sample}
        routes: [{%s}]
        """;
    assertThat(Cases.read(folder, text.formatted(route)).problems())
        .singleElement()
        .extracting(Problem::fix)
        .isEqualTo(fix);
  }

  @Test
  void ofAPolicyThatNoRouteNames() throws IOException {
    String text =
        """
        policies: {p: {allow-origins: ["*"]}, q: {allow-origins: ["*"]}}
        upstreams: {u: sample}
        routes:
          - {match: /a, upstream: u, cors: q}
          - {match: /b, upstream: u%s}
        """;
    assertThat(Cases.read(folder, text.formatted("")).problems())
        .singleElement()
        .extracting(Problem::fix)
        .isEqualTo("Name it in a route, such as that on line 5, or remove it.");
    assertThat(Cases.read(folder, text.formatted(", cors: none")).problems())
        .singleElement()
        .extracting(Problem::fix)
        .isEqualTo("Name it in a route, or remove it.");
  }
}
