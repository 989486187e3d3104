package dev.drawbridge.benchmarks.gateway;

import java.util.List;
import java.util.Map;

/** One kind of traffic, with its number of keep-alive connections. */
enum Load {
  GET_64("proxied GET of 1 KiB, 64 connections", "/small", 64, true),
  GET_256("proxied GET of 1 KiB, 256 connections", "/small", 256, true),
  BODY_32("proxied GET of 256 KiB, 32 connections", "/large", 32, true),
  PREFLIGHT_64("preflight at the edge, 64 connections", "/small", 64, true),
  REFUSED_64("refused preflight at the edge, 64 connections", "/small", 64, false);

  private final String title;
  private final String path;
  private final int connections;
  private final boolean granted;

  Load(String title, String path, int connections, boolean granted) {
    this.title = title;
    this.path = path;
    this.connections = connections;
    this.granted = granted;
  }

  String title() {
    return title;
  }

  String path() {
    return path;
  }

  int connections() {
    return connections;
  }

  /** Whether the answers are 2xx; otherwise every one of them is an error. */
  boolean granted() {
    return granted;
  }

  boolean isPreflight() {
    return this == PREFLIGHT_64 || this == REFUSED_64;
  }

  /** Whether the upstream is asked; only then straight to it is a ceiling. */
  boolean isProxied() {
    return !isPreflight();
  }

  String method() {
    return isPreflight() ? "OPTIONS" : "GET";
  }

  /** Fields of the request beside {@code Host}. */
  List<Map.Entry<String, String>> fields() {
    Map.Entry<String, String> origin = Map.entry("Origin", granted ? Rules.ALLOWED : Rules.REFUSED);
    if (!isPreflight()) {
      return List.of(origin, Map.entry("Accept", "application/json"));
    }
    return List.of(
        origin,
        Map.entry("Access-Control-Request-Method", "PUT"),
        Map.entry("Access-Control-Request-Headers", "authorization,content-type"));
  }
}
