package dev.drawbridge.doctor.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests that tell the causes of a message apart.
 *
 * @param curl command lines to copy; none if a request would tell nothing
 * @param doctor the command line that lets the doctor do it all, null if a request would tell
 *     nothing
 * @param assumed what the message does not tell and these lines therefore assume: {@code url},
 *     {@code origin}, {@code method}
 */
public record Probes(List<String> curl, @Nullable String doctor, List<String> assumed) {
  static final Probes NONE = new Probes(List.of(), null, List.of());

  /** Copies the lists. */
  public Probes {
    curl = List.copyOf(curl);
    assumed = List.copyOf(assumed);
  }
}
