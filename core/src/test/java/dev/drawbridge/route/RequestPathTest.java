package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestPathTest {
  static List<Arguments> paths() {
    return Tables.rows("request-paths.txt");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void hasOneNormalFormOrOneReasonForNone(String path, String expected) {
    String normal = RequestPath.normalize(path);

    if (expected.startsWith("/")) {
      assertThat(normal).isEqualTo(expected);
      assertThat(RequestPath.faultOf(path)).isNull();
      assertThat(RequestPath.normalize(Objects.requireNonNull(normal))).isSameAs(normal);
    } else {
      assertThat(normal).isNull();
      assertThat(RequestPath.faultOf(path)).isEqualTo(PathFault.valueOf(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void normalPathComesBackItself(String path, String expected) {
    if (path.equals(expected)) {
      assertThat(RequestPath.normalize(path)).isSameAs(path);
    }
  }

  @Test
  void tableShowsEveryFault() {
    Set<PathFault> shown = EnumSet.noneOf(PathFault.class);
    for (Arguments row : paths()) {
      Arrays.stream(PathFault.values())
          .filter(f -> f.name().equals(row.get()[1]))
          .forEach(shown::add);
    }

    assertThat(shown).containsExactlyInAnyOrder(PathFault.values());
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatIsWrong(PathFault fault) {
    assertThat(fault.description()).matches("(does|contains|leads) .*[^.]");
  }
}
