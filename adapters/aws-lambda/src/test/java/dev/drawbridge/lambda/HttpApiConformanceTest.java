package dev.drawbridge.lambda;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;
import java.util.Map;

/** The kit on the events of HTTP APIs. */
class HttpApiConformanceTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) throws IOException {
    return HttpApi.start(routes, "api-id.execute-api.eu-west-1.amazonaws.com", "ANY /{proxy+}");
  }

  @Override
  protected Map<String, String> exceptions() {
    return KitExceptions.all();
  }
}
