package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.CorsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page reads of bodies, and what it sends as body. */
final class FetchBodyTest {
  private static final String TEXT = "caf\u00e9, ".repeat(1_000);

  private static Fetch fetch(String coding, byte[] body, boolean truncated) {
    FieldList fields =
        new FieldList(
            List.of(
                new Field("Access-Control-Allow-Origin", "*"),
                new Field("Content-Encoding", coding)));
    return Browser.firefox()
        .through(request -> new WireResponse("HTTP/1.1", 200, "", fields, body, truncated))
        .page("https://app.example")
        .get("https://api.example/");
  }

  private static byte[] encoded(String text, String coding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        coding.equals("deflate") ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "X-GZIP", "deflate", "identity, gzip"})
  void decodesWhatIsEncoded(String coding) {
    assertThat(fetch(coding, encoded(TEXT, coding), false)).hasText(TEXT);
  }

  @Test
  void decodesAsMuchAsThereIs() {
    byte[] whole = encoded(TEXT, "gzip");
    byte[] cut = Arrays.copyOf(whole, whole.length - 9);

    String read = fetch("gzip", cut, true).send().text();

    assertThat(TEXT).startsWith(read);
    assertThat(read).isNotEmpty();
    assertThatThrownBy(() -> assertThat(fetch("gzip", cut, true)).hasText("other"))
        .hasMessageContaining("of which the beginning alone is kept");
  }

  @Test
  void saysWhatItCannotDecode() {
    assertThatThrownBy(() -> assertThat(fetch("br", new byte[] {1}, false)).hasText(TEXT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("encoded as br, which the testkit cannot decode");
    assertThatThrownBy(() -> assertThat(fetch("gzip", new byte[] {1, 2, 3}, false)).hasText(TEXT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not encoded as its Content-Encoding gzip says");
  }

  @Test
  void jsonHasItsTypeUnlessAHeaderSaysOtherwise() {
    Page page =
        Browser.chromium()
            .through(
                request -> {
                  String types = String.join(" + ", request.fields().values("Content-Type"));
                  return WireResponse.of(
                      200,
                      new FieldList(
                          List.of(
                              new Field("Access-Control-Allow-Origin", "*"),
                              new Field("Access-Control-Allow-Headers", "content-type"),
                              new Field("Access-Control-Allow-Methods", "PATCH"))),
                      types.getBytes(StandardCharsets.UTF_8));
                })
            .page("https://app.example");
    Fetch patch = page.patch("https://api.example/");
    String merge = "application/merge-patch+json";

    assertThat(patch.json("{}")).sentPreflight().hasText("application/json");
    assertThat(patch.json("{}").header("Content-Type", merge)).hasText(merge);
    assertThat(patch.header("Content-Type", merge).json("{}")).hasText(merge);
  }
}
