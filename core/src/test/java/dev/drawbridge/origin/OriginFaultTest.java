package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OriginFaultTest {
  /** A row of the table; no fault if the text is an origin, empty if there is no repair. */
  record Row(String text, @Nullable OriginFault fault, String canonical) {
    static Row of(String line) {
      int end = line.lastIndexOf("\" |") + 1;
      List<String> columns = Tables.columns(line.substring(end));
      String fault = columns.get(1);
      String text = line.substring(1, end - 1).translateEscapes();
      return new Row(text, fault.isEmpty() ? null : OriginFault.valueOf(fault), columns.get(2));
    }
  }

  static Stream<Row> rows() {
    return Tables.lines("origin-faults.txt").stream().map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void explains(Row row) {
    assertThat(OriginFault.of(row.text)).isEqualTo(row.fault);
    assertThat(Origin.parse(row.text) == null).isEqualTo(row.fault != null);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void offersWhatWasMeant(Row row) {
    String expected = row.fault == null ? row.text : row.canonical;

    assertThat(OriginFault.canonical(row.text)).isEqualTo(expected.isEmpty() ? null : expected);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void canonicalizableHasCanonicalForm(Row row) {
    if (row.fault != null && row.fault.canonicalizable()) {
      assertThat(OriginFault.canonical(row.text)).isNotNull();
    }
  }

  @Test
  void tableShowsEveryFault() {
    Set<OriginFault> shown = EnumSet.noneOf(OriginFault.class);
    rows().map(Row::fault).filter(fault -> fault != null).forEach(shown::add);

    // These three need texts too long for a table; OriginTest has them.
    shown.addAll(
        EnumSet.of(OriginFault.TOO_LONG, OriginFault.HOST_TOO_LONG, OriginFault.LABEL_TOO_LONG));
    assertThat(shown).containsExactlyInAnyOrder(OriginFault.values());
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatIsWrongAndWhatToDo(OriginFault fault) {
    assertThat(fault.description()).matches("(is|has|contains) .*[^.]");
    assertThat(fault.fix()).matches(".{10,90}[^.]");
  }

  @Test
  void onlyPortAndAddressAreCanonicalizable() {
    assertThat(Stream.of(OriginFault.values()).filter(OriginFault::canonicalizable))
        .containsExactlyInAnyOrder(OriginFault.DEFAULT_PORT, OriginFault.IP_NOT_CANONICAL);
  }
}
