package dev.drawbridge.conformance.wrong.attic;

/** A class in a room that is not drawn. */
public interface Forgotten {}
