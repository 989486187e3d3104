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
  ROUTES_MISSING,
  METHOD_LOWER_CASE,
  ENTRY_DUPLICATE,
  SWITCH_UNUSED,
  POLICY_UNUSED,
  UPSTREAM_UNUSED,
  UPSTREAM_LOOP;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  String code() {
    return code;
  }
}
