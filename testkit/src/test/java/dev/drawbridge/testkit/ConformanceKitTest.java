package dev.drawbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.WeakServer.Defect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** The kit sees what is wrong with an adapter, and nothing where nothing is. */
final class ConformanceKitTest {
  /** For each defect a case that must fail, and passes without it. */
  private static final Map<Defect, String> CAUGHT =
      Map.ofEntries(
          Map.entry(Defect.PREFLIGHT_REACHES_THE_APPLICATION, "preflight: /items/1"),
          Map.entry(
              Defect.REFUSAL_HAS_A_BODY, "origins-only: OPTIONS | O: https://a.example ; M: PUT"),
          Map.entry(Defect.ERRORS_HAVE_NO_FIELDS, "application: missing"),
          Map.entry(Defect.FIELDS_OF_THE_APPLICATION_ARE_KEPT, "application: own cors"),
          Map.entry(Defect.VARY_IS_OVERWRITTEN, "own vary: merged"),
          Map.entry(Defect.ONLY_FIRST_LINES_ARE_READ, "two origins: https://b.example"),
          Map.entry(Defect.PATH_IS_IGNORED, "second reading: /items/1"),
          Map.entry(Defect.CONNECTION_IS_CLOSED, "kept open: granted preflight"),
          Map.entry(Defect.FIELDS_OF_TWO_POLICIES, "reconfigure under load"),
          Map.entry(Defect.ORIGIN_IS_SHARED, "reconfigure under load"),
          Map.entry(Defect.FORM_IS_READ, "body: form"),
          Map.entry(Defect.OWN_VARY_ORIGIN_IS_DROPPED, "own vary: on two lines under *"),
          Map.entry(Defect.ONLY_THREE_FIELDS_ARE_DROPPED, "own fields: cors"),
          Map.entry(Defect.SECOND_LINES_ARE_KEPT, "own fields: cors-twice"),
          Map.entry(Defect.TIMING_IS_KEPT, "own fields: timing"),
          Map.entry(Defect.LAST_SLASH_IS_ANOTHER_PATH, "route: closed, with a last slash"),
          Map.entry(Defect.EVENTS_HAVE_NO_FIELDS, "application: events"),
          Map.entry(Defect.EVENTS_ARE_HELD, "events: the first before the end"),
          Map.entry(Defect.LATE_FIELDS_ARE_KEPT, "own fields: /own-late"),
          Map.entry(Defect.ASYNC_FIELDS_ARE_KEPT, "own fields: /own-async under *"),
          Map.entry(Defect.HEAD_IS_NOT_REJECTED, "rejected: HEAD"),
          Map.entry(Defect.REJECTED_HEAD_CLOSES, "kept open: rejected HEAD"),
          Map.entry(Defect.CLASS_ANNOTATION_IS_IGNORED, "annotated: class"),
          Map.entry(Defect.ANNOTATION_IS_NOT_INHERITED, "annotated: inherited"),
          Map.entry(Defect.METHODS_NOT_ALLOWED_HAVE_NO_ANNOTATION, "annotated: method not allowed"),
          Map.entry(Defect.ANNOTATED_FORM_IS_READ, "annotated: form"));

  /** A kit on a server with a defect. */
  private static final class Kit extends ConformanceKit {
    private final Defect defect;
    private final Map<String, String> exceptions;
    private final Map<String, Set<String>> deviations;

    Kit(Defect defect, Map<String, String> exceptions) {
      this(defect, exceptions, Map.of());
    }

    Kit(Defect defect, Map<String, String> exceptions, Map<String, Set<String>> deviations) {
      this.defect = defect;
      this.exceptions = exceptions;
      this.deviations = deviations;
    }

    @Override
    protected Map<String, Set<String>> deviations() {
      return deviations;
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
    return ConformanceKit.all().toList();
  }

  private static KitCase named(String name) {
    return cases().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void aDefectIsCaughtByItsCase(Defect defect) throws Exception {
    Set<String> asked =
        defect == Defect.NONE ? Set.copyOf(CAUGHT.values()) : Set.of(CAUGHT.get(defect));
    for (String name : asked) {
      String failure = failureOf(defect, name, Map.of());
      if (defect == Defect.NONE) {
        assertThat(failure).isEmpty();
      } else {
        assertThat(failure).contains("case '" + name + "'");
      }
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

  /** One problem is allowed for, in one case: whatever else is wrong there still is. */
  @Test
  void aDeviationHidesItsProblemAlone() throws Exception {
    String exposed = "Access-Control-Expose-Headers absent: expected 'ETag'";
    String shared = "Access-Control-Allow-Origin absent: expected 'https://a.example'";
    String credentials = "Access-Control-Allow-Credentials absent: expected 'true'";
    String vary = "Vary absent: expected Origin in it";
    String name = "application: missing";
    Set<String> all = Set.of(exposed, shared, credentials, vary);

    assertThat(failureOf(Defect.ERRORS_HAVE_NO_FIELDS, name, Map.of(name, all))).isEmpty();
    assertThat(failureOf(Defect.ERRORS_HAVE_NO_FIELDS, name, Map.of(name, Set.of(vary))))
        .contains(shared, exposed)
        .doesNotContain(vary);
    assertThat(failureOf(Defect.NONE, name, Map.of(name, Set.of(vary))))
        .contains("has no problem [" + vary + "]; remove the deviation");
    Kit unknown = new Kit(Defect.NONE, Map.of(), Map.of("application: gte", Set.of(vary)));
    assertThatThrownBy(unknown::everyExceptionIsACase)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("application: gte");
  }

  private static String failureOf(Defect defect, String name, Map<String, Set<String>> deviations)
      throws Exception {
    Kit kit = new Kit(defect, Map.of(), deviations);
    kit.startServer();
    try {
      kit.run(named(name));
      return "";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    } finally {
      kit.closeServer();
    }
  }
}
