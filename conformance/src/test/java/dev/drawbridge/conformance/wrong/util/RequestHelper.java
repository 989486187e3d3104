package dev.drawbridge.conformance.wrong.util;

/** A name that says nothing in a package that says nothing. */
public interface RequestHelper {
  /** The same inside. */
  interface ListBase {}
}
