package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** The server behind all candidates: one nginx worker with a JSON of 1 KiB and 256 KiB of noise. */
final class Upstream implements Candidate {
  static final String SMALL = "{\"orders\":\"" + "0123456789abcdef".repeat(63) + "abc\"}";
  private static final String CONFIGURATION =
      """
      worker_processes 1;
      pid nginx.pid;
      error_log error.log warn;
      events { worker_connections 4096; }
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        keepalive_requests 100000000;
        keepalive_timeout 1h;
        sendfile on;
        tcp_nopush on;
        server {
          listen 127.0.0.1:%d backlog=4096;
          root %s;
          location = /small { default_type application/json; return 200 '%s'; }
          location = /large { default_type application/octet-stream; }
        }
      }
      """;

  /** The large body, the same in every run. */
  static byte[] large() {
    byte[] noise = new byte[256 * 1024];
    new Random(2).nextBytes(noise);
    return noise;
  }

  @Override
  public String name() {
    return "(straight at the upstream)";
  }

  @Override
  public boolean isJvm() {
    return false;
  }

  @Override
  public List<String> prepare(Path directory, int port, int upstream) throws IOException {
    Files.write(directory.resolve("large"), large());
    Path file = directory.resolve("nginx.conf");
    Files.writeString(file, CONFIGURATION.formatted(port, directory, SMALL));
    return Nginx.command(directory, file);
  }
}
