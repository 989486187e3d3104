package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** nginx with two workers, an upstream pool and its access log, as its manual writes CORS. */
record Nginx(String name) implements Candidate {
  // One hash look-up for each map; add_header is not inherited into an "if" that has its own; an
  // empty text would make nginx send its own page.
  private static final String CONFIGURATION =
      """
      worker_processes 2;
      pid nginx.pid;
      error_log error.log warn;
      events { worker_connections 4096; }
      http {
        access_log access.log combined;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        keepalive_requests 100000000;
        tcp_nodelay on;
        map_hash_max_size 4096;
        map_hash_bucket_size 128;
        map $http_origin $known { default 0; %1$s }
        map $known $allow_origin { default ""; 1 $http_origin; }
        map $known $allow_credentials { default ""; 1 true; }
        map $known $expose { default ""; 1 "%4$s"; }
        map $request_method $options { default 0; OPTIONS 1; }
        map $http_access_control_request_method $asks { default 1; "" 0; }
        map $options$asks$known $edge { default ""; 110 refused; 111 granted; }
        upstream backend {
          server 127.0.0.1:%6$d;
          keepalive 256;
          keepalive_requests 100000000;
        }
        server {
          listen 127.0.0.1:%5$d backlog=4096;
          location / {
            if ($edge = refused) { return 403 " "; }
            if ($edge = granted) {
              add_header Access-Control-Allow-Origin $http_origin always;
              add_header Access-Control-Allow-Credentials true always;
              add_header Access-Control-Allow-Methods "%2$s" always;
              add_header Access-Control-Allow-Headers "%3$s" always;
              add_header Access-Control-Max-Age %7$d always;
              add_header Vary Origin always;
              return 204;
            }
            add_header Access-Control-Allow-Origin $allow_origin always;
            add_header Access-Control-Allow-Credentials $allow_credentials always;
            add_header Access-Control-Expose-Headers $expose always;
            add_header Vary Origin always;
            proxy_hide_header Access-Control-Allow-Origin;
            proxy_hide_header Access-Control-Allow-Credentials;
            proxy_hide_header Access-Control-Expose-Headers;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_pass http://backend;
          }
        }
      }
      """;

  @Override
  public boolean isJvm() {
    return false;
  }

  @Override
  public List<String> prepare(Path directory, int port, int upstream) throws IOException {
    String known =
        Rules.ORIGINS.stream().map(o -> "\"" + o + "\" 1;").collect(Collectors.joining(" "));
    Path file = directory.resolve("nginx.conf");
    Files.writeString(
        file,
        CONFIGURATION.formatted(
            known,
            Rules.METHODS,
            Rules.FIELDS,
            Rules.EXPOSED,
            port,
            upstream,
            Rules.MAX_AGE_SECONDS));
    return command(directory, file);
  }

  static List<String> command(Path directory, Path file) {
    return List.of(
        "nginx", "-p", directory + "/", "-e", "error.log", "-c", file + "", "-g", "daemon off;");
  }
}
