package dev.drawbridge.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFieldsTest {
  private static final String TABLE =
      """
      yes | Accept           | text/html, */*;q=0.8
      no  | Accept           | a"b
      no  | Accept           | a:b
      yes | ACCEPT           | \u00e9
      yes | Accept-Language  | en-US, de;q=0.5, *
      no  | Accept-Language  | en_US
      no  | Accept-Language  | en/US
      no  | Content-Language | \u00e9
      yes | Content-Language | de-CH
      yes | Content-Type     | text/plain
      yes | content-type     | TEXT/Plain; charset=utf-8
      yes | Content-Type     | text/plain;;;
      yes | Content-Type     | multipart/form-data ; boundary=x
      yes | Content-Type     | application/x-www-form-urlencoded
      no  | Content-Type     | application/json
      no  | Content-Type     | text/plain; x=@
      no  | Content-Type     | text /plain
      no  | Content-Type     | /plain
      no  | Content-Type     | text
      yes | Range            | bytes=0-9
      yes | Range            | bytes=9-
      yes | Range            | bytes=0-99999999999999999999999999
      no  | Range            | bytes=-9
      no  | Range            | bytes=9-0
      no  | Range            | bytes=-
      no  | Range            | bytes= 0-9
      no  | Range            | bytes=0-9,11-12
      no  | Range            | lines=0-9
      no  | X-Custom         | 1
      no  | DPR              | 1
      """;

  @Test
  void safelistedByNameAndValue() {
    List<String> wrong = new ArrayList<>();
    for (String row : TABLE.lines().toList()) {
      String[] cells = row.split("\\|", -1);
      boolean safe = RequestFields.isSafelisted(cells[1].strip(), cells[2].strip());
      if (safe != cells[0].strip().equals("yes")) {
        wrong.add(row);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void bytesThatAreUnsafe() {
    StringBuilder unsafe = new StringBuilder();
    for (char c = 0; c <= 0xFF; c++) {
      if (!RequestFields.isSafelisted("Accept", "a" + c)) {
        unsafe.append(c);
      }
    }
    StringBuilder wanted = new StringBuilder();
    for (char c = 0; c < 0x20; c++) {
      wanted.append(c == '\t' ? "" : String.valueOf(c));
    }
    assertThat(unsafe).hasToString(wanted + "\"():<>?@[\\]{}\u007F");
  }

  @Test
  void lengthIsLimited() {
    assertThat(RequestFields.isSafelisted("Accept", "a".repeat(128))).isTrue();
    assertThat(RequestFields.isSafelisted("Accept", "a".repeat(129))).isFalse();
  }

  @Test
  void withoutCorsFewerAreSafe() {
    assertThat(RequestFields.isNoCorsSafelisted("Accept", "a")).isTrue();
    assertThat(RequestFields.isNoCorsSafelisted("Accept", "a:b")).isFalse();
    assertThat(RequestFields.isNoCorsSafelisted("Range", "bytes=0-9")).isFalse();
  }

  @Test
  void forbiddenByNameOrValue() {
    assertThat(RequestFields.isForbidden("cookie", "a=1")).isTrue();
    assertThat(RequestFields.isForbidden("Sec-Fetch-Mode", "cors")).isTrue();
    assertThat(RequestFields.isForbidden("X-HTTP-Method-Override", "GET, trace ")).isTrue();
    assertThat(RequestFields.isForbidden("x-method-override", "CONNECTED")).isFalse();
    assertThat(RequestFields.isForbidden("X-Custom", "TRACE")).isFalse();
  }
}
