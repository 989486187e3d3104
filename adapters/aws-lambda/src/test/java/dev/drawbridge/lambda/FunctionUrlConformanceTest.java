package dev.drawbridge.lambda;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;
import java.util.Map;

/** The kit on the events of function URLs. */
class FunctionUrlConformanceTest extends ConformanceKit {
  @Override
  protected RunningServer start(CorsRoutes routes) throws IOException {
    return HttpApi.start(routes, "url-id.lambda-url.eu-west-1.on.aws", "$default");
  }

  @Override
  protected Map<String, String> exceptions() {
    return KitExceptions.all();
  }
}
