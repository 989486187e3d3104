package dev.drawbridge.config;

import java.util.Locale;

/** The codes of the file's own problems; those of a policy come from the core. */
enum FileCode {
  FILE_INVALID,
  KEY_UNKNOWN,
  KEY_DUPLICATE,
  VALUE_INVALID,
  POLICY_UNKNOWN,
  UPSTREAM_UNKNOWN,
  ROUTE_INVALID,
  ROUTE_DUPLICATE,
  ROUTE_UNREACHABLE,
  METHOD_LOWER_CASE,
  POLICY_UNUSED,
  UPSTREAM_UNUSED;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  String code() {
    return code;
  }
}
