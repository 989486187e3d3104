package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code refused-values.txt} and {@code problems.txt}. */
class PolicyProblemTest {

  record Value(String heading, String text) {
    @Override
    public String toString() {
      return heading + ": " + text;
    }
  }

  record Policy(String name, CorsPolicy.Builder builder, List<String> problems) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Value> values() throws IOException {
    List<Value> values = new ArrayList<>();
    String heading = "";
    for (String line : PolicyText.lines("refused-values.txt")) {
      if (line.startsWith("  ")) {
        values.add(new Value(heading, line.substring(2)));
      } else {
        heading = line;
      }
    }
    return values.stream();
  }

  static Stream<Policy> policies() throws IOException {
    List<Policy> policies = new ArrayList<>();
    for (String line : PolicyText.lines("problems.txt")) {
      if (line.startsWith("policy ")) {
        policies.add(new Policy(line.substring(7), CorsPolicy.builder(), new ArrayList<>()));
        continue;
      }
      Policy policy = policies.get(policies.size() - 1);
      if (line.startsWith("-> ")) {
        policy.problems().add(line.substring(3).strip());
      } else {
        PolicyText.set(policy.builder(), line);
      }
    }
    return policies.stream();
  }

  static Stream<Policy> soundPolicies() throws IOException {
    return policies().filter(policy -> policy.problems().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("values")
  void refusesTheValue(Value row) {
    String[] heading = row.heading().split(" ", -1);
    String value = row.text().equals("\"\"") ? "" : PolicyText.unescape(row.text());
    CorsPolicy.Builder builder = CorsPolicy.builder().allowOrigins("https://ok.example");
    switch (heading[2]) {
      case "allow-origins" -> builder.allowOrigins("https://ok.example", value);
      case "allow-methods" -> builder.allowMethods("PUT", value);
      case "allow-headers" -> builder.allowHeaders("X-Ok", value);
      default -> builder.exposeHeaders("X-Ok", value);
    }

    List<PolicyProblem> problems = builder.problems();

    assertThat(problems).hasSize(1);
    assertThat(describe(problems.get(0))).isEqualTo((row.heading() + " 1 " + value).strip());
    checkText(problems.get(0));
    if (heading[2].equals("allow-origins") && !value.equals("null")) {
      assertThat(OriginPattern.parse(value)).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void reportsAllProblemsAtOnce(Policy policy) {
    List<PolicyProblem> problems = policy.builder().problems();

    assertThat(problems.stream().map(PolicyProblemTest::describe)).isEqualTo(policy.problems());
    problems.forEach(PolicyProblemTest::checkText);
    if (!problems.isEmpty()) {
      InvalidPolicyException e =
          catchThrowableOfType(InvalidPolicyException.class, policy.builder()::build);
      assertThat(e.problems()).isEqualTo(problems);
      assertThat(e.toString().lines()).hasSize(problems.size());
    }
  }

  @ParameterizedTest
  @MethodSource("soundPolicies")
  void soundPoliciesSurviveTheRoundTrip(Policy policy) {
    CorsPolicy built = policy.builder().build();

    assertThat(built.toBuilder().build()).isEqualTo(built).hasSameHashCodeAs(built);
    assertThat(built.toBuilder().problems()).isEmpty();
    assertThat(built.toBuilder().allowOrigins("https://other.example").build()).isNotEqualTo(built);
  }

  private static String describe(PolicyProblem p) {
    String verdict = p.verdict().word();
    return String.join(" ", p.code(), verdict, p.setting(), "" + p.index(), p.value()).strip();
  }

  /** One line of verdict, value and reason; a fix that is a sentence. */
  private static void checkText(PolicyProblem problem) {
    String message = problem.message();
    assertThat(message).startsWith(problem.verdict().word() + " ").endsWith(".");
    assertThat(message.codePoints()).noneMatch(PolicyProblemTest::breaksLine);
    if (problem.index() >= 0) {
      String quoted = Quoted.of(problem.value());
      assertThat(message).contains(" " + quoted + ": ");
      assertThat(quoted.length()).isLessThan(6 * 110);
    }
    assertThat(problem.fix()).endsWith(".").doesNotEndWith("..").hasSizeGreaterThan(8);
    assertThat(problem.fix().charAt(0)).matches(c -> Character.isUpperCase(c));
    assertThat(problem.fix().codePoints()).noneMatch(PolicyProblemTest::breaksLine);
  }

  private static boolean breaksLine(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT // changes the direction of what follows
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
