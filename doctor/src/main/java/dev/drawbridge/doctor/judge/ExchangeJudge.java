package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.Profile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Judges recorded exchanges: reads JSON Lines or a HAR file and writes JSON Lines, a verdict for
 * each exchange in the same order. Takes constant memory for JSON Lines, however many there are.
 */
public final class ExchangeJudge {
  private static final String TOO_LONG =
      "invalid line: it is longer than " + Lines.LONGEST + " bytes. Split it into several lines.";

  private final Profile profile;
  private final LongConsumer progress;

  /**
   * Makes a judge.
   *
   * @param profile whose verdict it gives
   * @param progress is told after each line how many there were
   */
  public ExchangeJudge(Profile profile, LongConsumer progress) {
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * How a run went.
   *
   * @param judged how many exchanges have a verdict
   * @param unreadable how many could not be read
   * @param remarks what was passed over, in words
   */
  public record Tally(long judged, long unreadable, List<String> remarks) {
    /** Copies the remarks. */
    public Tally {
      remarks = List.copyOf(remarks);
    }

    Tally(long judged, long unreadable) {
      this(judged, unreadable, List.of());
    }
  }

  /**
   * Judges all that there is to read, and flushes whenever it has to wait for more.
   *
   * @throws IOException if the input cannot be read
   */
  public Tally judge(InputStream in, OutputStream out) throws IOException {
    InputStream input = new BufferedInputStream(in);
    Opening.skipByteOrderMark(input);
    try (VerdictWriter verdicts = new VerdictWriter(out)) {
      return Opening.isHar(input)
          ? new HarJudge(profile, verdicts).judge(HarReader.read(input))
          : judgeLines(new Lines(input, verdicts), verdicts);
    }
  }

  private Tally judgeLines(Lines lines, VerdictWriter verdicts) throws IOException {
    long judged = 0;
    long unreadable = 0;
    while (lines.advance()) {
      progress.accept(lines.number());
      if (lines.isBlank()) {
        continue;
      }
      try {
        Exchange exchange = read(lines);
        verdicts.write(exchange.id(), Panel.judge(exchange, profile));
        judged++;
      } catch (UnreadableException problem) {
        verdicts.writeError(problem.complaint(), "line", lines.number());
        unreadable++;
      }
    }
    return new Tally(judged, unreadable);
  }

  private static Exchange read(Lines lines) throws UnreadableException {
    if (lines.isOverlong()) {
      throw new UnreadableException(TOO_LONG);
    }
    return ExchangeReader.read(lines.buffer(), lines.start(), lines.length());
  }
}
