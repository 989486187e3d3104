package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The one-pass grammar against a naive one of regular expressions, on origins and near misses. */
final class RandomOriginTest {
  private static final Pattern TUPLE =
      Pattern.compile("([a-z][a-z0-9+.-]{0,63})://(\\[[^\\]]*]|[^:\\[\\]]*)(:[1-9][0-9]{0,4})?");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9_!\"$&'()+;=`{}~-]{1,63}(\\.[a-z0-9_!\"$&'()+;=`{}~-]{1,63})*\\.?");
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");
  private static final Pattern DEFAULTS =
      Pattern.compile("(http|ws):.*:80|(https|wss):.*:443|ftp:.*:21");

  private static final List<String> PIECES =
      List.of(
          "http",
          "https",
          "ws",
          "file",
          "app",
          "x-y",
          "://",
          ":/",
          ":",
          ".",
          "..",
          "a",
          "b_c",
          "0x",
          "0x7f",
          "1",
          "127",
          "255",
          "256",
          "01",
          "127.0.0.1",
          "[",
          "]",
          "[::1]",
          "[1::",
          "::",
          "0:",
          "f",
          "2001:db8",
          ":0",
          ":80",
          ":443",
          ":8080",
          ":65535",
          ":65536",
          ":080",
          "*",
          ",",
          " ",
          "%",
          "/",
          "?",
          "#",
          "@",
          "\\",
          "A",
          "é",
          "\0",
          "-",
          "~",
          "`",
          "example",
          "localhost");

  @RepeatedTest(10)
  void agreesWithTheNaiveGrammar(RepetitionInfo repetition) {
    long seed = 20_261_122L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String text = text(random);
      boolean expected = isOrigin(text);

      assertThat(Origin.isSerialized(text)).as("seed %d: %s", seed, text).isEqualTo(expected);
      assertThat(Origin.parse(text) != null).as("seed %d: %s", seed, text).isEqualTo(expected);
      assertThat(OriginFault.of(text) == null).as("seed %d: %s", seed, text).isEqualTo(expected);
      String canonical = OriginFault.canonical(text);
      assertThat(canonical == null || isOrigin(canonical))
          .as("seed %d: %s -> %s", seed, text, canonical)
          .isTrue();
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "" : scheme(random) + "://");
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      text.append(
          random.nextInt(3) == 0 ? ipv6(random) : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String scheme(Random random) {
    return List.of("http", "https", "ws", "wss", "ftp", "app", "file").get(random.nextInt(7));
  }

  private static String ipv6(Random random) {
    StringBuilder address = new StringBuilder("[");
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      address.append(List.of("0", "0", "0", "1", "ab", ":").get(random.nextInt(6)));
      address.append(i > 1 ? ":" : "");
    }
    return address.append(']').toString();
  }

  private static boolean isOrigin(String text) {
    var tuple = TUPLE.matcher(text);
    if (!tuple.matches() || text.length() > 326) {
      return text.equals("null");
    }
    String port = tuple.group(3);
    return !tuple.group(1).equals("file")
        && isHost(tuple.group(2))
        && isPort(port)
        && !DEFAULTS.matcher(text).matches();
  }

  private static boolean isPort(@Nullable String port) {
    return port == null || Integer.parseInt(port.substring(1)) <= 65535;
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      String address = host.substring(1, host.length() - 1);
      return address.equals(Ipv6.canonical(address));
    }
    if (!DOMAIN.matcher(host).matches() || host.replaceFirst("\\.$", "").length() > 253) {
      return false;
    }
    return !NUMERIC.matcher(host).matches() || host.equals(Ipv4.canonical(host));
  }
}
