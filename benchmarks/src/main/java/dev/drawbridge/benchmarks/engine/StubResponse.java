package dev.drawbridge.benchmarks.engine;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Servlet response that appends fields to an array; {@link Stubs} makes the concrete class. */
public abstract class StubResponse implements HttpServletResponse {
  private final String[] names = new String[24];
  private final String[] values = new String[24];
  private final Sink body = new Sink();
  private final PrintWriter text = new PrintWriter(Writer.nullWriter());
  private int size;
  private int status;
  private boolean chained;

  /** Forgets everything, as a connector does between two requests. */
  public final void restart() {
    size = 0;
    status = SC_OK;
    chained = false;
  }

  /** What the rest of the application does. */
  final void chain() {
    chained = true;
  }

  final boolean chained() {
    return chained;
  }

  /** What a benchmark returns, so that nothing of the response is dead code. */
  public final int sink() {
    return size + status + (chained ? 1 : 0);
  }

  /** What was answered since the restart. */
  public final Answer answer() {
    return new Answer(status, chained, lines());
  }

  /** Fields in the order in which they were written, each as {@code name: value}. */
  final List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lines.add(names[i] + ": " + values[i]);
    }
    return lines;
  }

  private int find(String name) {
    String[] candidates = names;
    int length = name.length();
    int end = size;
    for (int i = 0; i < end; i++) {
      String candidate = candidates[i];
      if (candidate.length() == length && candidate.equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void addHeader(String name, String value) {
    names[size] = name;
    values[size++] = value;
  }

  @Override
  public void setHeader(String name, String value) {
    int at = find(name);
    if (at < 0) {
      addHeader(name, value);
    } else {
      values[at] = value;
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    addHeader(name, Integer.toString(value));
  }

  @Override
  public void setIntHeader(String name, int value) {
    setHeader(name, Integer.toString(value));
  }

  @Override
  public @Nullable String getHeader(String name) {
    int at = find(name);
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsHeader(String name) {
    return find(name) >= 0;
  }

  @Override
  public Collection<String> getHeaders(String name) {
    if (find(name) < 0) {
      return List.of();
    }
    List<String> found = new ArrayList<>(1);
    for (int i = 0; i < size; i++) {
      if (names[i].equalsIgnoreCase(name)) {
        found.add(values[i]);
      }
    }
    return found;
  }

  @Override
  public void setStatus(int status) {
    this.status = status;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int status) {
    this.status = status;
  }

  @Override
  public void sendError(int status, String message) {
    this.status = status;
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void resetBuffer() {
    // Nothing is buffered.
  }

  @Override
  public void flushBuffer() {
    // Nothing is buffered.
  }

  @Override
  public void setContentType(String type) {
    // Errors of the peers are not measured by their body.
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return null;
  }

  @Override
  public void setContentLength(int length) {
    // As with the type.
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return body;
  }

  @Override
  public PrintWriter getWriter() {
    return text;
  }

  private static final class Sink extends ServletOutputStream {
    @Override
    public void write(int octet) {
      // Dropped.
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      // Dropped.
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
