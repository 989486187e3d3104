package dev.drawbridge.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.stage.Exchange;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class LineFormatTest {
  private static final String SHOP = "https://shop.example";
  private static final CompiledRoute ROUTE = PlayedRoutes.governed(null);

  private static String line(LineFormat format, Exchange exchange) {
    LineBuffer line = new LineBuffer();
    format.write(exchange, 1_795_342_506_008L, line);
    return line.toString();
  }

  @Test
  void allowedRequest() {
    Exchange exchange = PlayedExchange.get("/orders/1?x=y", SHOP, ROUTE);

    assertThat(line(LineFormat.TEXT, exchange))
        .isEqualTo(
            "2026-11-22T10:15:06.007Z 127.0.0.1 \"GET /orders/1?x=y HTTP/1.1\" 200 in=3 out=42"
                + " ms=1.234 upstream_ms=1.000 host=\"api.example:8080\""
                + " origin=\"https://shop.example\" route=\"/orders/**\" policy=\"storefront\""
                + " cors=\"actual\"\n");
    assertThat(line(LineFormat.JSON, exchange))
        .isEqualTo(
            "{\"time\":\"2026-11-22T10:15:06.007Z\",\"client\":\"127.0.0.1\",\"method\":\"GET\","
                + "\"target\":\"/orders/1?x=y\",\"protocol\":\"HTTP/1.1\",\"status\":200,"
                + "\"in\":3,\"out\":42,\"ms\":1.234,\"upstream_ms\":1.000,"
                + "\"host\":\"api.example:8080\",\"origin\":\"https://shop.example\","
                + "\"route\":\"/orders/**\",\"policy\":\"storefront\",\"cors\":\"actual\"}\n");
  }

  @Test
  void refusalsNameWhatToChange() {
    assertThat(
            line(LineFormat.TEXT, PlayedExchange.get("/orders/1", SHOP, ROUTE).preflight("PATCH")))
        .endsWith(" cors=\"preflight-refused\" refusal=\"method-not-allowed\" culprit=\"PATCH\"\n");
    assertThat(
            line(LineFormat.TEXT, PlayedExchange.get("/orders/1", "https://evil.example", ROUTE)))
        .endsWith(
            " cors=\"denied\" refusal=\"origin-not-allowed\" culprit=\"https://evil.example\"\n");
  }

  @Test
  void withoutRouteWithoutOriginAndFailed() {
    assertThat(line(LineFormat.TEXT, PlayedExchange.get("/no", null, null)))
        .endsWith(" upstream_ms=1.000 host=\"api.example:8080\"\n");
    assertThat(line(LineFormat.TEXT, PlayedExchange.get("/no", SHOP, PlayedRoutes.unmanaged())))
        .endsWith(" origin=\"https://shop.example\" route=\"/orders/**\"\n");
    assertThat(
            line(
                LineFormat.TEXT,
                PlayedExchange.get("/orders/1", null, ROUTE).failed(502, "upstream-refused")))
        .contains("\" 502 in=3 out=42 ms=1.234 host=")
        .endsWith(" policy=\"storefront\" failure=\"upstream-refused\"\n");
  }

  @ParameterizedTest
  @EnumSource(LineFormat.class)
  void nothingThatARequestHoldsBreaksALine(LineFormat format) {
    long seed = Long.getLong("drawbridge.seed", 7);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      PlayedExchange exchange =
          PlayedExchange.get(hostile(random), hostile(random), ROUTE).preflight(hostile(random));
      String line = line(format, exchange);

      assertThat(line).as("seed %d", seed).endsWith("\n");
      assertThat(line.substring(0, line.length() - 1))
          .as("seed %d", seed)
          .matches("[\\x20-\\x7e]*");
      assertThat(line.length()).isLessThan(LineBuffer.CAPACITY);
      if (format == LineFormat.JSON) {
        assertThat(read(line)).containsEntry("target", expected(exchange.target()));
      }
    }
  }

  private static String hostile(Random random) {
    int[] lengths = {0, 1, 30, 2_000, 20_000};
    return random
        .ints(lengths[random.nextInt(lengths.length)])
        .mapToObj(one -> String.valueOf((char) (one & (one < 0 ? 0x7f : 0xff))))
        .collect(Collectors.joining());
  }

  private static String expected(String target) {
    return target.length() <= 1_024 ? target : target.substring(0, 1_024) + "...";
  }

  private static Map<String, String> read(String json) {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        assertThat(members.put(name, parser.getString())).as("twice").isNull();
      }
      assertThat(parser.nextToken()).isNull();
    }
    return members;
  }
}
