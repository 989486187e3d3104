package dev.drawbridge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireFailure.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against servers that say what a table tells them, byte by byte. */
final class WireClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  private static WireClient client() {
    return WireClient.builder()
        .requestsPerSecond(1000)
        .connectTimeout(Duration.ofSeconds(2))
        .responseTimeout(Duration.ofSeconds(2))
        .build();
  }

  private static WireRequest get(RawServer server, Field... fields) {
    return request("GET", server.port(), fields);
  }

  private static WireRequest request(String method, int port, Field... fields) {
    return new WireRequest(
        method, Url.of("http://127.0.0.1:" + port + "/a?b=c#d"), new FieldList(List.of(fields)));
  }

  private static WireExchange ask(String answer) {
    try (RawServer server = RawServer.start(head -> answer);
        WireClient client = client()) {
      return client.send(get(server));
    }
  }

  private static WireResponse answered(String answer) {
    WireExchange exchange = ask(answer);
    assertThat(exchange.failure()).isNull();
    return Objects.requireNonNull(exchange.response());
  }

  private static Kind failed(String answer) {
    WireExchange exchange = ask(answer);
    assertThat(exchange.response()).isNull();
    return Objects.requireNonNull(exchange.failure()).kind();
  }

  @Test
  void sendsExactlyTheFieldsGivenAndTheThreeThatAreMissing() {
    try (RawServer server = RawServer.start(head -> OK);
        WireClient client = client()) {
      WireExchange exchange =
          client.send(
              get(server, new Field("oRIGIN", "https://a.example"), new Field("X", "\u00E9")));
      assertThat(server.heads())
          .containsExactly(
              "GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:"
                  + server.port()
                  + "\r\noRIGIN: https://a.example\r\nX: \u00E9\r\n"
                  + "User-Agent: Mozilla/5.0 (compatible; Drawbridge)\r\nConnection: close\r\n\r\n");
      assertThat(exchange.request().fields().fields())
          .extracting(Field::name)
          .containsExactly("Host", "oRIGIN", "X", "User-Agent", "Connection");
    }
  }

  @Test
  void keepsOrderCaseRepetitionAndBytesOfFields() {
    WireResponse response =
        answered(
            "HTTP/1.1 299 Odd enough\r\n"
                + "b: 1\r\nACCESS-control: \u00EF\u00BB\u00BFx\u00A0\r\nb:  2 \t\r\nB:3\r\n\r\n");
    assertThat(response.version()).isEqualTo("HTTP/1.1");
    assertThat(response.status()).isEqualTo(299);
    assertThat(response.reason()).isEqualTo("Odd enough");
    assertThat(response.fields().fields())
        .containsExactly(
            new Field("b", "1"),
            new Field("ACCESS-control", "\u00EF\u00BB\u00BFx\u00A0"),
            new Field("b", " 2 \t"),
            new Field("B", "3"));
  }

  @Test
  void readsWhatBrowsersReadOfSloppyHeads() {
    WireResponse response =
        answered("HTTP/1.1 200\nA: 1\n  2\nno colon\nwith space: x\nB : y\n: z\nC:\n\nbody");
    assertThat(response.fields().fields())
        .containsExactly(new Field("A", "1 2"), new Field("B", "y"), new Field("C", ""));
    assertThat(new String(response.body(), StandardCharsets.US_ASCII)).isEqualTo("body");
  }

  @Test
  void skipsInformationalResponses() {
    String early = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
    assertThat(answered("HTTP/1.1 100 Continue\r\n\r\n" + early + OK).status()).isEqualTo(200);
    assertThat(failed(early.repeat(30))).isEqualTo(Kind.PROTOCOL);
    assertThat(failed("HTTP/1.1 101 Switching Protocols\r\n\r\n")).isEqualTo(Kind.PROTOCOL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK~Content-Length: 5~~hello and more                      | 5     | false",
        "HTTP/1.1 200 OK~Content-Length: 5~Content-Length: 5~~hello             | 5     | false",
        "HTTP/1.1 200 OK~Content-Length: 50~~hello                              | 5     | true",
        "HTTP/1.1 200 OK~~hello                                                 | 5     | false",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hello~0~~                | 5     | false",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hello~                   | 5     | true",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~hello                   | 0     | true",
        "HTTP/1.1 204 No Content~Content-Length: 5~~hello                       | 0     | false",
        "HTTP/1.1 304 Not Modified~~hello                                       | 0     | false"
      })
  void readsBodies(String answer, int length, boolean truncated) {
    WireResponse response = answered(answer.replace("~", "\r\n"));
    assertThat(response.body()).hasSize(length);
    assertThat(response.truncated()).isEqualTo(truncated);
  }

  @Test
  void keepsTheFirst64KibOfABody() {
    WireResponse response = answered("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(3 << 20));
    assertThat(response.body()).hasSize(64 << 10);
    assertThat(response.truncated()).isTrue();
  }

  @Test
  void expectsNoBodyOfHead() {
    try (RawServer server =
            RawServer.start(head -> "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        WireClient client = client()) {
      WireExchange exchange = client.send(request("HEAD", server.port()));
      assertThat(exchange.response()).isNotNull();
      assertThat(Objects.requireNonNull(exchange.response()).truncated()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSH-2.0-OpenSSH_9.2~                                              | PROTOCOL",
        "HTTP/1.1 abc~~                                                    | PROTOCOL",
        "HTTP/1.1 99 Low~~                                                 | PROTOCOL",
        "HTTP/1.1 99999999999999 High~~                                    | PROTOCOL",
        "HTTP/1.1 200 OK~Content-Length: 5~Content-Length: 6~~hello        | PROTOCOL",
        "HTTP/1.1 200 OK~Content-Length: five~~hello                       | PROTOCOL",
        "''                                                                | CLOSED"
      })
  void namesWhatIsNoResponse(String answer, Kind kind) {
    WireFailure failure = ask(answer.replace("~", "\r\n")).failure();
    assertThat(failure).isNotNull();
    assertThat(Objects.requireNonNull(failure).kind()).as(failure.message()).isEqualTo(kind);
  }

  @Test
  void boundsTheHead() {
    assertThat(failed("HTTP/1.1 200 OK\r\nA: " + "x".repeat(70_000) + "\r\n\r\n"))
        .isEqualTo(Kind.PROTOCOL);
    assertThat(failed("HTTP/1.1 200 OK\r\n" + "A: x\r\n".repeat(1001) + "\r\n"))
        .isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void givesUpOnSilence() {
    try (RawServer server = RawServer.start(head -> RawServer.SILENCE);
        WireClient client = WireClient.builder().responseTimeout(Duration.ofMillis(100)).build()) {
      WireExchange exchange = client.send(get(server));
      assertThat(exchange.failure())
          .isEqualTo(
              new WireFailure(
                  Kind.TIMEOUT, "no answer from 127.0.0.1:" + server.port() + " in time"));
      assertThat(exchange.took()).isGreaterThanOrEqualTo(Duration.ofMillis(90));
    }
  }

  @Test
  void saysThatNothingListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (WireClient client = client()) {
      WireExchange exchange = client.send(request("GET", port));
      assertThat(exchange.failure())
          .isEqualTo(new WireFailure(Kind.REFUSED, "nothing listens on 127.0.0.1:" + port));
    }
  }

  @Test
  void saysThatANameHasNoAddress() {
    try (WireClient client = client()) {
      WireRequest request =
          new WireRequest("GET", Url.of("http://no-such-name.invalid/"), FieldList.EMPTY);
      assertThat(client.send(request).failure())
          .isEqualTo(new WireFailure(Kind.NAME, "the name 'no-such-name.invalid' has no address"));
    }
  }

  @Test
  void findsLocalNamesAtHome() {
    try (RawServer server = RawServer.start(head -> OK);
        WireClient client = client()) {
      Url url = Url.of("http://api.localhost:" + server.port() + "/");
      WireExchange exchange = client.send(new WireRequest("GET", url, FieldList.EMPTY));
      assertThat(exchange.failure()).isNull();
      assertThat(server.heads().get(0)).contains("\r\nHost: api.localhost:" + server.port());
    }
  }

  @Test
  void keepsItsPace() {
    try (RawServer server = RawServer.start(head -> OK);
        WireClient client = WireClient.builder().requestsPerSecond(20).build()) {
      long start = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        assertThat(client.send(get(server)).failure()).isNull();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void refusesRequestsThatWouldBreakTheMessage() {
    Url url = Url.of("http://a.example/");
    assertThatThrownBy(() -> new WireRequest("GET /", url, FieldList.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("invalid method 'GET /': expected a token; write such as 'GET'");
    assertThatThrownBy(() -> request("GET", 1, new Field("X", "a\r\nB: c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("invalid value of the field 'X'");
    assertThatThrownBy(() -> new WireRequest("GET", Url.of("ftp://a.example/"), FieldList.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected http or https");
  }

  /** Whatever comes, an exchange comes of it. */
  @Test
  void isTotal() {
    long seed = Long.getLong("drawbridge.seed", System.nanoTime());
    Random random = new Random(seed);
    String[] answer = {""};
    try (RawServer server = RawServer.start(head -> answer[0]);
        WireClient client =
            WireClient.builder()
                .requestsPerSecond(100_000)
                .responseTimeout(Duration.ofSeconds(1))
                .build()) {
      int rounds = Boolean.getBoolean("drawbridge.full") ? 20_000 : 300;
      for (int i = 0; i < rounds; i++) {
        answer[0] = broken(random);
        WireExchange exchange = client.send(get(server));
        assertThat((exchange.response() == null) != (exchange.failure() == null))
            .as("-Ddrawbridge.seed=%d, round %d: %s", seed, i, answer[0])
            .isTrue();
      }
    }
  }

  private static String broken(Random random) {
    StringBuilder text =
        new StringBuilder(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.insert(at, "\r\n");
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(5) + 1));
      }
      if (text.isEmpty()) {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
