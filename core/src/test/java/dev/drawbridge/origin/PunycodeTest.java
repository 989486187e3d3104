package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PunycodeTest {
  @ParameterizedTest
  @CsvSource({
    "bücher, bcher-kva",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
    "faß, fa-hia",
    "☃, n3h"
  })
  void encodes(String label, String punycode) {
    assertThat(Punycode.encode(label)).isEqualTo(punycode);
  }

  @RepeatedTest(20)
  void isDecodedByOthers(RepetitionInfo repetition) {
    long seed = 4_242L + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<String> alphabet = List.of("a", "z", "-", "7", "ü", "中", "文", "д", "þ", "𠀋");
    StringBuilder label = new StringBuilder("中");
    for (int i = random.nextInt(12); i > 0; i--) {
      label.append(alphabet.get(random.nextInt(alphabet.size())));
    }

    assertThat(IDN.toUnicode("xn--" + Punycode.encode(label.toString()), IDN.ALLOW_UNASSIGNED))
        .as("seed %d", seed)
        .isEqualTo(label.toString());
  }

  @ParameterizedTest
  @CsvSource({"a.example, a.example", "公司.cn, xn--55qx5d.cn", ".com, .com", "a..b, a..b", "'', ''"})
  void encodesLabelByLabel(String domain, String ascii) {
    assertThat(Punycode.ofDomain(domain)).isEqualTo(ascii);
  }
}
