package dev.drawbridge.conformance.exchange;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.drawbridge.browser.Difference;
import dev.drawbridge.browser.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Engines depart from the standard only where a {@link Difference} says so: beside those constants
 * only the console, which the standard leaves open, asks whose profile it is.
 */
final class DeparturesTest {
  private static final JavaClasses BROWSER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.drawbridge.browser");

  @ParameterizedTest
  @EnumSource(Profile.class)
  void onlyDifferencesNameTheProfile(Profile profile) {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Profile.class, Difference.class)
        .and()
        .haveNameNotMatching(".*Console.*")
        .should()
        .accessField(Profile.class, profile.name())
        .check(BROWSER);
  }
}
