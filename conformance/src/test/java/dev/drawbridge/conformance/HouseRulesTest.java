package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules keep the rules of the house, and the rules catch those who do not. */
final class HouseRulesTest {
  private static final String ROOT = "dev.drawbridge";
  private static final String WRONG_ROOT = ROOT + ".conformance.wrong";

  private static final JavaClasses WRONG = new ClassFileImporter().importPackages(WRONG_ROOT);

  static Stream<String> rules() {
    return new HouseRules(ROOT).all().keySet().stream();
  }

  @Test
  void everyModuleIsSeen() {
    Set<String> packages =
        House.classes().stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toUnmodifiableSet());

    assertThat(packages)
        .contains(ROOT + ".fetch", ROOT + ".config", ROOT + ".netty", ROOT + ".gateway")
        .contains(ROOT + ".cli")
        .doesNotContain(ROOT + ".conformance");
    assertThat(House.modules())
        .allSatisfy(module -> assertThat(House.classes()).anyMatch(one -> House.isOf(module, one)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void houseKeeps(String rule) {
    new HouseRules(ROOT).rule(rule).check(House.classes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          every package lies in a room          | attic.Forgotten         | does not satisfy
          rooms import along the arrows         | cors.Sided              | browser.OtherSide
          rooms import along the arrows         | browser.OtherSide       | cors.Sided
          rooms import along the arrows         | config.Reader           | gateway.Life
          the core reads java.base only         | browser.OtherSide       | java.util.logging.Logger
          the core reads java.base only         | browser.OtherSide       | config.Reader
          no cycles                             | Slice browser           | Slice cors
          package names                         | util.RequestHelper      | package
          class names                           | util.RequestHelper      | name
          class names                           | RequestHelper$ListBase  | name
          the gateway's floors look down        | gateway.stage.Chained   | gateway.Life
          stages know no engine                 | gateway.stage.Chained   | io.netty.channel.Channel
          """)
  void ruleCatches(String rule, String culprit, String why) {
    assertThat(
            new HouseRules(WRONG_ROOT).rule(rule).evaluate(WRONG).getFailureReport().getDetails())
        .anyMatch(line -> line.contains(culprit) && line.contains(why));
  }

  @Test
  void everyRuleIsSeenToCatch() {
    assertThat(new HouseRules(WRONG_ROOT).all())
        .allSatisfy((name, rule) -> assertThat(rule.evaluate(WRONG).hasViolation()).isTrue());
  }
}
