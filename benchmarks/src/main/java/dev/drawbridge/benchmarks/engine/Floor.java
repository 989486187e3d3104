package dev.drawbridge.benchmarks.engine;

import java.util.List;

/** Reads and writes the fields that Drawbridge reads and writes, and decides nothing. */
final class Floor implements Handler {
  private final String[] reads;
  private final String[] names;
  private final String[] values;
  private final boolean chained;
  private final int status;

  Floor(Scenario scenario) {
    StubRequest request = Stubs.request();
    StubResponse response = Stubs.response();
    scenario.request(0).writeTo(request);
    response.restart();
    new DrawbridgeHandler(scenario).handle(request, response);
    List<String> lines = response.lines();
    names = lines.stream().map(line -> line.substring(0, line.indexOf(':'))).toArray(String[]::new);
    values =
        lines.stream().map(line -> line.substring(line.indexOf(':') + 2)).toArray(String[]::new);
    chained = response.chained();
    status = response.getStatus();
    reads =
        scenario.isPreflight()
            ? new String[] {
              "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"
            }
            : new String[] {"Origin"};
  }

  @Override
  public void handle(StubRequest request, StubResponse response) {
    int read = request.getMethod().length();
    for (String name : reads) {
      read += request.getHeader(name) == null ? 1 : 0;
    }
    for (int i = 0; i < names.length; i++) {
      response.addHeader(names[i], values[i]);
    }
    response.setStatus(read < 0 ? read : status);
    if (chained) {
      response.chain();
    }
  }
}
