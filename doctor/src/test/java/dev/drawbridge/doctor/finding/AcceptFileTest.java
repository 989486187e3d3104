package dev.drawbridge.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.origin.Url;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptFileTest {
  private static final String URL = "https://api.example/legacy/a?b";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                              | true
          https://api.example/legacy/a   | true
          https://api.example/legacy/a?c | true
          https://api.example/legacy/    | true
          https://api.example            | true
          https://api.example:443/       | true
          https://API.example/           | true
          https://api.example/legacy     | false
          https://api.example/leg        | false
          https://api.example:444/       | false
          http://api.example/            | false
          https://api.example.evil/      | false
          """)
  void acceptsAtItsUrlAndBelow(String where, boolean accepted) throws Exception {
    Report report = apply("some-id " + where + " until 2026-11-22 for now").report();

    assertThat(report.findings()).hasSize(accepted ? 0 : 1);
    assertThat(report.accepted()).hasSize(accepted ? 1 : 0);
  }

  @Test
  void takesTheRestOfTheLineAsReason() throws Exception {
    AcceptFile file =
        parse(
            "\uFEFF# what we live with\r\n\r\n \tsome-id  *\tuntil 2027-01-31   the kiosk, # 12  \n");

    assertThat(file.acceptances())
        .containsExactly(
            new Acceptance(3, "some-id", null, LocalDate.of(2027, 1, 31), "the kiosk, # 12"));
  }

  @Test
  void tellsOfAnAcceptanceThatHasEnded() throws Exception {
    AcceptFile.Outcome outcome = apply("some-id * until 2026-11-21 for now");

    assertThat(outcome.report().findings()).hasSize(1);
    assertThat(outcome.remarks())
        .containsExactly(
            "accept.txt:1:1: warning acceptance-expired: acceptance of 'some-id' ended on"
                + " 2026-11-21. Mend what it accepts, or decide anew and write a later day.");
  }

  @Test
  void tellsOfAnAcceptanceThatNothingNeeds() throws Exception {
    AcceptFile.Outcome outcome =
        apply(
            "some-id * until 2027-01-31 needed\n"
                + "other-id * until 2027-01-31 not needed\n"
                + "some-id https://other.example/ until 2027-01-31 for another run\n");

    assertThat(outcome.report().findings()).isEmpty();
    assertThat(outcome.remarks())
        .containsExactly(
            "accept.txt:2:1: warning acceptance-unused: acceptance of 'other-id' accepts nothing"
                + " that was found. Remove the line, or correct its id.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Some-Id * until 2027-01-31 x  | 1:1: error acceptance-invalid: invalid id 'Some-Id'
          some-id                       | 1:8: error acceptance-incomplete: missing URL
          some-id api.example until     | 1:9: error acceptance-invalid: invalid URL 'api.example'
          some-id ftp://a/ until        | 1:9: error acceptance-invalid: invalid URL 'ftp://a/'
          some-id * 2027-01-31 x        | 1:11: error acceptance-invalid: invalid word '2027-01-31'
          some-id * until 31.1.2027 x   | 1:17: error acceptance-invalid: invalid date '31.1.2027'
          some-id * until 2027-02-30 x  | 1:17: error acceptance-invalid: invalid date '2027-02-30'
          some-id * until 2027-01-31    | 1:27: error acceptance-incomplete: missing reason
          """)
  void refusesWhatIsNoAcceptance(String line, String message) {
    assertThatThrownBy(() -> parse(line)).hasMessageStartingWith("accept.txt:" + message);
  }

  @Test
  void tellsAllProblemsAtOnce() {
    assertThatThrownBy(() -> parse("one\n\n# fine\ntwo *\n"))
        .isInstanceOf(InvalidAcceptFileException.class)
        .hasMessageMatching("(?s)accept.txt:1:4: error [^\n]+\naccept.txt:4:6: error [^\n]+");
  }

  private static AcceptFile.Outcome apply(String text) throws Exception {
    List<Finding> findings = List.of(Sample.finding("some-id", Severity.HIGH));
    return parse(text).apply(Report.of(Url.of(URL), findings), Sample.TODAY);
  }

  private static AcceptFile parse(String text) throws InvalidAcceptFileException {
    return AcceptFile.parse("accept.txt", text);
  }
}
