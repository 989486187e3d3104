package dev.drawbridge.doctor.explain;

import dev.drawbridge.doctor.explain.Blocks.Block;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A cause as {@code causes.txt} has it, its texts not yet filled. */
record CauseEntry(Block block, ProbeKind probe) {
  private static final Map<String, CauseEntry> TABLE = read();
  private static final String PREFLIGHT = "preflight-";

  /** Which request tells a cause from others. */
  enum ProbeKind {
    /** The one that the message is about. */
    BLOCKED,
    PREFLIGHT,
    ACTUAL,
    /** Any: does somebody answer? */
    CONNECT,
    NONE
  }

  private static Map<String, CauseEntry> read() {
    Map<String, CauseEntry> table = new LinkedHashMap<>();
    for (Block block : Blocks.read("causes.txt")) {
      ProbeKind probe = ProbeKind.valueOf(block.get("probe").toUpperCase(Locale.ROOT));
      table.put(block.name(), new CauseEntry(block, probe));
    }
    return table;
  }

  static Map<String, CauseEntry> table() {
    return TABLE;
  }

  static CauseEntry of(String name) {
    return Objects.requireNonNull(TABLE.get(name), () -> "no cause '" + name + "' in causes.txt");
  }

  /** Returns the cause for a message. */
  Cause fill(Facts facts, Phase phase) {
    return new Cause(
        block.name(),
        block.words("codes").stream().flatMap(code -> codes(code, phase)).toList(),
        facts.fill(means(facts)),
        facts.fill(block.get("sign")),
        facts.fill(block.get("fix")),
        policy(facts),
        facts.fill(block.get("next-" + phase.word(), block.get("next", ""))));
  }

  private String means(Facts facts) {
    String means = block.get("means");
    return facts.areEnoughFor(means) ? means : block.get("means-silent", means);
  }

  private String policy(Facts facts) {
    String policy = block.get("policy", "");
    return facts.areEnoughFor(policy) ? facts.fill(policy) : "";
  }

  /** Returns the codes of the browser side that a code without its prefix stands for. */
  private static Stream<String> codes(String code, Phase phase) {
    if (code.startsWith(PREFLIGHT)) {
      return Stream.of(code);
    }
    return switch (phase) {
      case PREFLIGHT -> Stream.of(PREFLIGHT + code);
      case ACTUAL -> Stream.of(code);
      case UNKNOWN, NONE -> Stream.of(code, PREFLIGHT + code);
    };
  }

  /** Returns the words of {@code codes:}, for tests. */
  List<String> codes() {
    return block.words("codes");
  }
}
