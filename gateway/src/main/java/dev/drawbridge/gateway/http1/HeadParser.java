package dev.drawbridge.gateway.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads message heads, in as many pieces as they come. Strict: lines end in CR LF, fields are not
 * folded, names are tokens that touch their colon, values hold no control character but the tab
 * (RFC 9112, sections 3 to 5).
 */
public final class HeadParser {
  private static final int STEP = 2048;
  private static final int VERSION_LENGTH = 8;

  private final Head head;
  private final HeadLimits limits;
  private final boolean request;

  private int line;
  private int scanned;
  private int fieldsStart;
  private boolean blankSeen;
  private boolean lineRead;
  private @Nullable Fault fault;

  private HeadParser(Head head, HeadLimits limits, boolean request) {
    this.head = head;
    this.limits = limits;
    this.request = request;
  }

  public static HeadParser ofRequests(Head head, HeadLimits limits) {
    return new HeadParser(head, limits, true);
  }

  public static HeadParser ofResponses(Head head, HeadLimits limits) {
    return new HeadParser(head, limits, false);
  }

  /** Makes ready for the next message. */
  public void reset() {
    head.clear();
    line = 0;
    scanned = 0;
    fieldsStart = 0;
    blankSeen = false;
    lineRead = false;
    fault = null;
  }

  /** Whether an octet of the current message has been read. */
  public boolean begun() {
    return head.length > 0;
  }

  /** Whether method and target of the current request are known, whatever its fields are. */
  public boolean lineRead() {
    return lineRead;
  }

  /** Why the head is refused, or null. */
  public @Nullable Fault fault() {
    return fault;
  }

  /**
   * Reads from the buffer, at most up to the end of the head.
   *
   * @return true if the head is complete or {@link #fault} is set; false if more octets are needed
   */
  public boolean parse(ByteBuf in) {
    while (in.isReadable()) {
      int before = head.length;
      int take = Math.min(Math.min(in.readableBytes(), STEP), limits.total() - before);
      head.reserve(before + take);
      in.getBytes(in.readerIndex(), head.bytes, before, take);
      head.length = before + take;
      if (lines()) {
        in.skipBytes(fault != null ? 0 : line - before);
        head.length = line;
        return true;
      }
      in.skipBytes(take);
    }
    return false;
  }

  private boolean lines() {
    byte[] bytes = head.bytes;
    while (true) {
      int lineFeed = Octets.lineFeed(bytes, scanned, head.length);
      if (lineFeed < 0) {
        scanned = head.length;
        return tooLarge(scanned);
      }
      int start = line;
      line = lineFeed + 1;
      scanned = line;
      if (tooLarge(lineFeed)) {
        return true;
      }
      if (lineFeed == start || bytes[lineFeed - 1] != '\r') {
        return fail(Fault.LINE_END);
      }
      if (line(bytes, start, lineFeed - 1)) {
        return true;
      }
    }
  }

  private boolean tooLarge(int end) {
    if (fieldsStart == 0) {
      return end - 1 > limits.line() && fail(Fault.LINE_TOO_LONG);
    }
    return end - fieldsStart > limits.fields() && fail(Fault.FIELDS_TOO_LARGE);
  }

  private boolean line(byte[] bytes, int start, int end) {
    if (fieldsStart == 0) {
      return startLine(bytes, start, end);
    }
    return start == end || field(bytes, start, end);
  }

  private boolean startLine(byte[] bytes, int start, int end) {
    if (start == end && request && !blankSeen) {
      // RFC 9112 2.2: one empty line before the request line is ignored.
      blankSeen = true;
      return false;
    }
    fieldsStart = line;
    return request ? requestLine(bytes, start, end) : statusLine(bytes, start, end);
  }

  private boolean requestLine(byte[] bytes, int start, int end) {
    int methodEnd = Octets.span(Octets.TOKEN, bytes, start, end);
    int target = methodEnd + 1;
    if (methodEnd == start || target >= end || bytes[methodEnd] != ' ') {
      return fail(Fault.START_LINE);
    }
    int targetEnd = Octets.span(Octets.TARGET, bytes, target, end);
    int version = targetEnd + 1;
    if (targetEnd == target || end - version != VERSION_LENGTH || bytes[targetEnd] != ' ') {
      return fail(Fault.START_LINE);
    }
    head.first = start;
    head.firstEnd = methodEnd;
    head.second = target;
    head.secondEnd = targetEnd;
    boolean sound = version(bytes, version);
    lineRead = sound || fault == Fault.VERSION;
    return !sound && fail(fault == null ? Fault.START_LINE : fault);
  }

  private boolean statusLine(byte[] bytes, int start, int end) {
    int status = start + VERSION_LENGTH + 1;
    int statusEnd = status + 3;
    if (statusEnd > end || !version(bytes, start) || bytes[status - 1] != ' ') {
      return fail(Fault.START_LINE);
    }
    for (int i = status; i < statusEnd; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return fail(Fault.START_LINE);
      }
    }
    boolean bare = statusEnd == end;
    if (bytes[status] == '0'
        || (!bare && bytes[statusEnd] != ' ')
        || Octets.span(Octets.VALUE, bytes, statusEnd, end) != end) {
      return fail(Fault.START_LINE);
    }
    head.first = status;
    head.firstEnd = statusEnd;
    head.second = bare ? end : statusEnd + 1;
    head.secondEnd = end;
    return false;
  }

  private boolean version(byte[] bytes, int at) {
    boolean http =
        bytes[at] == 'H'
            && bytes[at + 1] == 'T'
            && bytes[at + 2] == 'T'
            && bytes[at + 3] == 'P'
            && bytes[at + 4] == '/'
            && bytes[at + 6] == '.';
    int major = bytes[at + 5] - '0';
    int minor = bytes[at + 7] - '0';
    if (!http || major < 0 || major > 9 || minor < 0 || minor > 9) {
      return false;
    }
    head.minor = major == 1 ? minor : -1;
    if (major != 1 || minor > 1) {
      fault = Fault.VERSION;
      return false;
    }
    return true;
  }

  private boolean field(byte[] bytes, int start, int end) {
    if (head.count() == limits.count()) {
      return fail(Fault.TOO_MANY_FIELDS);
    }
    if (Octets.isBlank(bytes[start])) {
      return fail(Fault.FOLDED);
    }
    int hash = 0;
    int colon = start;
    boolean underscored = false;
    while (colon < end && Octets.is(Octets.TOKEN, bytes[colon])) {
      underscored |= bytes[colon] == '_';
      hash = Field.hash(hash, bytes[colon++]);
    }
    if (colon == start || colon == end || bytes[colon] != ':') {
      return fail(Fault.FIELD);
    }
    int value = colon + 1;
    while (value < end && Octets.isBlank(bytes[value])) {
      value++;
    }
    if (Octets.span(Octets.VALUE, bytes, value, end) != end) {
      return fail(Fault.FIELD);
    }
    int valueEnd = end;
    while (valueEnd > value && Octets.isBlank(bytes[valueEnd - 1])) {
      valueEnd--;
    }
    Field field =
        underscored
            ? Field.ofUnderscored(bytes, start, colon)
            : Field.of(bytes, start, colon, Field.mix(hash));
    head.add(field, start, colon, value, valueEnd);
    return false;
  }

  private boolean fail(Fault fault) {
    this.fault = fault;
    return true;
  }
}
