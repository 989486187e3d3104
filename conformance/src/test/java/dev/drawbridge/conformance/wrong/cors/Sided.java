package dev.drawbridge.conformance.wrong.cors;

import dev.drawbridge.conformance.wrong.browser.OtherSide;

/** One side that knows the other. */
public record Sided(OtherSide other) {}
