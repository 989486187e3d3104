package dev.drawbridge.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldListTest {
  private static final FieldList LIST =
      FieldList.EMPTY
          .append(new Field("X-A", " 1\t"))
          .append(new Field("x-b", ""))
          .append(new Field("x-a", "2, 3"));

  @Test
  void linesAreFoundInAnyCase() {
    assertThat(LIST.values("x-A")).containsExactly("1", "2, 3");
    assertThat(LIST.get("X-A")).isEqualTo("1, 2, 3");
    assertThat(LIST.get("X-B")).isEmpty();
    assertThat(LIST.get("X-C")).isNull();
    assertThat(LIST.contains("X-b")).isTrue();
    assertThat(LIST.fields().get(2).name()).as("spelled as the first").isEqualTo("X-A");
    assertThat(LIST.without(List.of("X-A")).fields()).hasSize(1);
  }

  @Test
  void tokensOfAllLines() throws FieldList.InvalidListException {
    assertThat(LIST.tokens("X-A")).containsExactly("1", "2", "3");
    assertThat(LIST.tokens("X-B")).isEmpty();
    assertThat(LIST.tokens("X-C")).isNull();
    assertThat(FieldList.EMPTY.append(new Field("L", " ,, a\t, ,b,")).tokens("l"))
        .containsExactly("a", "b");
  }

  @Test
  void whatIsNoTokenFails() {
    FieldList list = FieldList.EMPTY.append(new Field("L", "a, b c ,d"));
    assertThatThrownBy(() -> list.tokens("L"))
        .isInstanceOf(FieldList.InvalidListException.class)
        .hasMessageContaining("'b c'");
  }

  @Test
  void valuesOfScript() {
    assertThat(FieldValues.normalize(" \t\r\na b\n ")).isEqualTo("a b");
    assertThat(FieldValues.isValid("a\u00ff\u0001")).isTrue();
    assertThat(List.of("\0", "a\nb", "a\rb", "\u0100")).noneMatch(FieldValues::isValid);
  }

  @Test
  void badPortsAndRanges() {
    assertThat(BadPorts.contains(25)).isTrue();
    assertThat(BadPorts.contains(443)).isFalse();
    ByteRange range = Objects.requireNonNull(ByteRange.parse("bytes=0-18446744073709551616"));
    assertThat(range.reaches(BigInteger.TWO.pow(64))).isTrue();
    assertThat(range.reaches(BigInteger.TWO.pow(64).add(BigInteger.ONE))).isFalse();
  }
}
