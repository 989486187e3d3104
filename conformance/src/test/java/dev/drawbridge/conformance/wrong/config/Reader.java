package dev.drawbridge.conformance.wrong.config;

import dev.drawbridge.conformance.wrong.gateway.Life;

/** Something below that knows something above. */
public record Reader(Life life) {}
