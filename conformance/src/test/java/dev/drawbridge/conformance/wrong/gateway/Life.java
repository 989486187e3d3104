package dev.drawbridge.conformance.wrong.gateway;

/** What starts and stops the others. */
public interface Life {}
