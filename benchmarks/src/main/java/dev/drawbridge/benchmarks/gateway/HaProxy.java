package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** HAProxy with two threads, connection reuse and its log. */
record HaProxy(String name) implements Candidate {
  private static final String CONFIGURATION =
      """
      global
        nbthread 2
        maxconn 8192
        log stdout format raw local0 info
      defaults
        mode http
        log global
        option httplog
        option http-keep-alive
        timeout connect 5s
        timeout client 60s
        timeout server 60s
        timeout http-request 10s
        http-reuse always
      frontend edge
        bind 127.0.0.1:%d backlog 4096
        http-request set-var(txn.origin) req.fhdr(Origin),map_str(%s)
        acl known var(txn.origin) -m found
        acl preflight req.fhdr(Access-Control-Request-Method) -m found
        http-request return status 403 if METH_OPTIONS preflight !known
        http-request return status 204 \
      hdr Access-Control-Allow-Origin %%[var(txn.origin)] \
      hdr Access-Control-Allow-Credentials true \
      hdr Access-Control-Allow-Methods "%s" \
      hdr Access-Control-Allow-Headers "%s" \
      hdr Access-Control-Max-Age %d \
      hdr Vary Origin if METH_OPTIONS preflight
        http-request set-header X-Forwarded-For %%[src]
        http-request set-header X-Forwarded-Proto http
        http-response del-header Access-Control- -m beg
        http-response set-header Access-Control-Allow-Origin %%[var(txn.origin)] if known
        http-response set-header Access-Control-Allow-Credentials true if known
        http-response set-header Access-Control-Expose-Headers "%s" if known
        http-response add-header Vary Origin
        default_backend server
      backend server
        server upstream 127.0.0.1:%d pool-max-conn 512
      """;

  @Override
  public boolean isJvm() {
    return false;
  }

  @Override
  public List<String> prepare(Path directory, int port, int upstream) throws IOException {
    Path map = directory.resolve("origins.map");
    Files.write(map, Rules.ORIGINS.stream().map(origin -> origin + " " + origin).toList());
    Path file = directory.resolve("haproxy.cfg");
    Files.writeString(
        file,
        CONFIGURATION.formatted(
            port,
            map,
            Rules.METHODS,
            Rules.FIELDS,
            Rules.MAX_AGE_SECONDS,
            Rules.EXPOSED,
            upstream));
    return List.of("haproxy", "-db", "-f", file + "");
  }
}
