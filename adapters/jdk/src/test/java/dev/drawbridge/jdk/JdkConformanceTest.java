package dev.drawbridge.jdk;

import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The kit on the server of this JDK. */
class JdkConformanceTest extends ConformanceKit {
  static {
    // Without it head and body of an answer wait for each other's acknowledgement, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  @Override
  protected RunningServer start(CorsRoutes routes) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    new KitApplication(threads).serve(server, new CorsFilter(routes));
    server.start();
    return new RunningServer() {
      @Override
      public int port() {
        return server.getAddress().getPort();
      }

      @Override
      public void close() {
        server.stop(0);
        threads.shutdownNow();
      }
    };
  }

  @Override
  protected Map<String, String> exceptions() {
    Map<String, String> exceptions = new HashMap<>(noAnnotations("this server has no annotations"));
    exceptions.put(
        "application: async throws", "the server does not learn what another thread throws");
    return exceptions;
  }
}
