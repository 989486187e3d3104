package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of judging a text. */
record Judged(ExchangeJudge.Tally tally, List<String> lines) {
  static Judged of(Profile profile, String text) throws IOException {
    return of(profile, text.getBytes(StandardCharsets.UTF_8));
  }

  static Judged of(Profile profile, byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExchangeJudge judge = new ExchangeJudge(profile, line -> {});
    ExchangeJudge.Tally tally = judge.judge(new ByteArrayInputStream(input), out);
    return new Judged(tally, out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  JsonNode line(int index) {
    return JsonMapper.shared().readTree(lines.get(index));
  }

  /** Returns what a line says of why it could not be read. */
  String error(int index) {
    return line(index).get("error").stringValue();
  }
}
