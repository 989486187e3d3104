package dev.drawbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.WeakServer.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** The kit sees what is wrong with an adapter, and nothing where nothing is. */
final class ConformanceKitTest {
  /** For each defect a case that must fail, and passes without it. */
  private static final Map<Defect, String> CAUGHT =
      Map.of(
          Defect.PREFLIGHT_REACHES_THE_APPLICATION, "preflight: /items/1",
          Defect.REFUSAL_HAS_A_BODY, "origins-only: OPTIONS | O: https://a.example ; M: PUT",
          Defect.ERRORS_HAVE_NO_FIELDS, "application: missing",
          Defect.FIELDS_OF_THE_APPLICATION_ARE_KEPT, "application: own cors",
          Defect.VARY_IS_OVERWRITTEN, "own vary: merged",
          Defect.ONLY_FIRST_LINES_ARE_READ, "two origins: https://b.example",
          Defect.PATH_IS_IGNORED, "second reading: /items/1",
          Defect.CONNECTION_IS_CLOSED, "kept open: granted preflight",
          Defect.FIELDS_OF_TWO_POLICIES, "reconfigure under load");

  /** A kit on a server with a defect. */
  private static final class Kit extends ConformanceKit {
    private final Defect defect;
    private final Map<String, String> exceptions;

    Kit(Defect defect, Map<String, String> exceptions) {
      this.defect = defect;
      this.exceptions = exceptions;
    }

    @Override
    protected RunningServer start(CorsRoutes routes) throws Exception {
      return new WeakServer(routes, defect);
    }

    @Override
    protected Map<String, String> exceptions() {
      return exceptions;
    }
  }

  private static List<KitCase> cases() {
    return Stream.of(
            ProtocolCases.all(),
            ApplicationCases.all(),
            RouteCases.all(),
            ConnectionCases.all(),
            LoadCases.all())
        .flatMap(all -> all)
        .toList();
  }

  private static KitCase named(String name) {
    return cases().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void aDefectIsCaughtByItsCase(Defect defect) throws Exception {
    Kit kit = new Kit(defect, Map.of());
    kit.startServer();
    List<String> failed = new ArrayList<>();
    try {
      for (String name : CAUGHT.values()) {
        try {
          kit.run(named(name));
        } catch (AssertionError e) {
          assertThat(e).hasMessageContaining("case '" + name + "'");
          failed.add(name);
        }
      }
    } finally {
      kit.closeServer();
    }
    if (defect == Defect.NONE) {
      assertThat(failed).isEmpty();
    } else {
      assertThat(failed).contains(CAUGHT.get(defect));
    }
  }

  @Test
  void namesOfCasesAreUnique() {
    assertThat(cases()).extracting(KitCase::name).doesNotHaveDuplicates().hasSizeGreaterThan(200);
  }

  @Test
  void anExceptionSkipsWhatFailsAndRefusesWhatPasses() throws Exception {
    Map<String, String> exceptions =
        Map.of("application: own cors", "kept", "application: get", "no reason");
    Kit kit = new Kit(Defect.FIELDS_OF_THE_APPLICATION_ARE_KEPT, exceptions);
    kit.startServer();
    try {
      assertThatThrownBy(() -> kit.run(named("application: own cors")))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("kept");
      assertThatThrownBy(() -> kit.run(named("application: get")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("passes, but there is an exception for it: no reason");
      kit.everyExceptionIsACase();
    } finally {
      kit.closeServer();
    }
    Kit unknown = new Kit(Defect.NONE, Map.of("application: gte", "misspelt"));
    assertThatThrownBy(unknown::everyExceptionIsACase)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("application: gte");
  }
}
