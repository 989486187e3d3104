package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
          trusted-proxies: [null]          | Put the word in quotes: "null".
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
          listen: *                        | Quote it: "*".
          listen: *x                       | Write the value out at each place, or quote it: "*x".
          policies: {p: {allow-origins: [a.b]}} | Put the scheme in front, such as https://.
          """)
  void of(String text, String fix) throws IOException {
    assertThat(Cases.read(folder, text + "\n").problems())
        .singleElement()
        .extracting(Problem::fix)
        .isEqualTo(fix);
  }
}
