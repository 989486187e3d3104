package dev.drawbridge.servlet;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The kit's application in servlets, the same for every container. */
final class KitApplication {
  private final AtomicInteger calls = new AtomicInteger();

  private KitApplication() {}

  /** Registers the filter, what stands behind it, and the servlets. */
  static void install(ServletContext context, CorsRoutes routes) {
    KitApplication application = new KitApplication();
    Filter counting =
        (request, response, chain) -> {
          application.calls.incrementAndGet();
          chain.doFilter(request, response);
        };
    Filter security =
        (request, response, chain) -> {
          HttpServletResponse answer = (HttpServletResponse) response;
          answer.setHeader("WWW-Authenticate", "Basic realm=\"kit\"");
          answer.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        };
    add(context, "counting", counting, "/*");
    add(context, "security", security, "/protected");
    new CorsFilter(routes).addTo(context);
    add(context, "items", application.new Items(), "/items/*");
    add(context, "postOnly", new PostOnly(), "/post-only");
    add(context, "annotated", new Annotated(), "/annotated");
    add(context, "annotatedClass", new AnnotatedClass(), "/annotated-class");
    add(context, "annotatedInherited", new AnnotatedInherited(), "/annotated-inherited");
    add(context, "own", new Own(), "/own/*");
    add(context, "late", new Late(), "/own-late", "/own-async");
    add(context, "events", new Events(), "/events");
    add(context, "async", new Async(), "/async", "/async-throws");
    add(
        context,
        "odd",
        new Odd(),
        "/throws",
        "/large",
        "/echo",
        "/own-cors",
        "/own-vary",
        "/own-vary-star",
        "/own-vary-origin",
        "/reset",
        "/redirect",
        "/not-modified");
  }

  static void add(ServletContext context, String name, HttpServlet servlet, String... paths) {
    ServletRegistration.Dynamic added = context.addServlet(name, servlet);
    added.setAsyncSupported(true);
    added.addMapping(paths);
  }

  private static void add(ServletContext context, String name, Filter filter, String path) {
    FilterRegistration.Dynamic added = context.addFilter(name, filter);
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, path);
  }

  @SuppressWarnings("serial")
  private final class Items extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setHeader("ETag", "\"1\"");
      response.setHeader("X-Calls", "" + calls.get());
      response.setContentType("application/json");
      String path = request.getPathInfo();
      response.getWriter().print("{\"id\":\"" + path.substring(1) + "\"}");
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      doGet(request, response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      doGet(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      doGet(request, response);
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
      response.setHeader("Allow", "GET, PUT, DELETE");
      response.setHeader("X-Plain", "yes");
    }
  }

  /** Answers 200 to whatever it gets. */
  @SuppressWarnings("serial")
  static final class Plain extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_OK);
    }
  }

  @SuppressWarnings("serial")
  private static final class PostOnly extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  @SuppressWarnings("serial")
  @Cors("annotated")
  private static class Annotated extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
  }

  @SuppressWarnings("serial")
  private static final class AnnotatedInherited extends Annotated {}

  @SuppressWarnings("serial")
  @Cors("annotated")
  private static final class AnnotatedClass extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      request.getInputStream().transferTo(response.getOutputStream());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      doGet(request, response);
    }
  }

  @SuppressWarnings("serial")
  private static final class Own extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      ConformanceKit.own(request.getPathInfo().substring(1))
          .forEach(line -> response.addHeader(line.name(), line.value()));
      response.getWriter().print("data: own\n\n");
    }
  }

  /** Sets its fields when there is a body, which has not gone out. */
  @SuppressWarnings("serial")
  private static final class Late extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getRequestURI().equals("/own-late")) {
        answer(response);
        return;
      }
      AsyncContext context = request.startAsync();
      context.start(
          () -> {
            try {
              answer((HttpServletResponse) context.getResponse());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } finally {
              context.complete();
            }
          });
    }

    private static void answer(HttpServletResponse response) throws IOException {
      response.getWriter().print("late");
      ConformanceKit.own("late").forEach(line -> response.setHeader(line.name(), line.value()));
      response.flushBuffer();
    }
  }

  @SuppressWarnings("serial")
  private static final class Events extends HttpServlet {
    private final transient Semaphore goOn = new Semaphore(0);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/event-stream");
      response.getWriter().print("data: first\n\n");
      response.flushBuffer();
      goOn.acquireUninterruptibly();
      response.getWriter().print("data: last\n\n");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      goOn.release();
    }
  }

  @SuppressWarnings("serial")
  private static final class Async extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        throw new IllegalStateException("thrown on another thread");
      }
      AsyncContext context = request.startAsync();
      boolean throwing = request.getRequestURI().equals("/async-throws");
      Thread other = new Thread(throwing ? context::dispatch : () -> finish(context));
      other.setDaemon(true);
      other.start();
    }

    private static void finish(AsyncContext context) {
      HttpServletResponse response = (HttpServletResponse) context.getResponse();
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setStatus(HttpServletResponse.SC_OK);
      context.complete();
    }
  }

  @SuppressWarnings("serial")
  private static final class Odd extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getRequestURI()) {
        case "/throws" -> throw new IllegalStateException("thrown by the application");
        case "/large" -> large(response);
        case "/echo" -> request.getInputStream().transferTo(response.getOutputStream());
        case "/own-cors" -> {
          response.setHeader("Access-Control-Allow-Origin", "*");
          response.addHeader("Access-Control-Allow-Credentials", "true");
          response.setHeader("access-control-expose-headers", "X-Own");
        }
        case "/own-vary" -> response.addHeader("Vary", "Accept-Encoding");
        case "/own-vary-star" -> response.setHeader("Vary", "*");
        case "/own-vary-origin" -> response.addHeader("vary", "accept, origin");
        case "/reset" -> {
          response.setHeader("X-Before", "yes");
          response.reset();
          response.getWriter().print("reset");
        }
        case "/redirect" -> {
          response.setStatus(HttpServletResponse.SC_FOUND);
          response.setHeader("Location", "/items/1");
        }
        default -> {
          response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
          response.setHeader("ETag", "\"1\"");
        }
      }
    }

    private static void large(HttpServletResponse response) throws IOException {
      byte[] part = new byte[1 << 16];
      Arrays.fill(part, (byte) 'a');
      OutputStream out = response.getOutputStream();
      for (int i = 0; i < 64; i++) {
        out.write(part);
        out.flush();
      }
    }
  }
}
