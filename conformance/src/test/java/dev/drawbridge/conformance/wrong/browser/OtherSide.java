package dev.drawbridge.conformance.wrong.browser;

import dev.drawbridge.conformance.wrong.config.Reader;
import dev.drawbridge.conformance.wrong.cors.Sided;
import java.util.List;
import java.util.logging.Logger;

/** The other side, which knows the first, logs and reads files. */
public record OtherSide(List<Sided> sides, Sided first, Logger log, Reader reader) {}
