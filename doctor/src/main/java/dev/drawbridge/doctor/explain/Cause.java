package dev.drawbridge.doctor.explain;

import java.util.List;

/**
 * What may be behind a message.
 *
 * @param id a stable name, such as {@code origin-refused}
 * @param codes the codes of {@code dev.drawbridge.browser.BlockReason} that it can be, empty if it
 *     is none of them
 * @param meaning what is wrong
 * @param sign how the answer to the probe shows that it is this one
 * @param fix what to do
 * @param policy the line in a Drawbridge policy that does it, empty if there is none
 * @param next which error may follow, empty if none is known
 */
public record Cause(
    String id,
    List<String> codes,
    String meaning,
    String sign,
    String fix,
    String policy,
    String next) {

  /** Copies the codes. */
  public Cause {
    codes = List.copyOf(codes);
  }
}
