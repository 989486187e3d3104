package dev.drawbridge.gateway;

import dev.drawbridge.gateway.http.Transport;
import dev.drawbridge.gateway.local.LocalHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a gateway is given beside its policy file.
 *
 * @param messages addresses, reloads and problems, a line each; called on several threads
 * @param accessLog where the access log goes
 * @param transport by which interface of the operating system sockets are used
 * @param adminHandlers further handlers of the admin listener, by their first path segment
 */
public record GatewayOptions(
    Consumer<String> messages,
    WritableByteChannel accessLog,
    Transport transport,
    Map<String, LocalHandler> adminHandlers) {

  /** Copies the handlers. */
  public GatewayOptions {
    adminHandlers = Map.copyOf(adminHandlers);
  }

  /** The access log on standard output, the best transport there is, no further handlers. */
  public static GatewayOptions of(Consumer<String> messages) {
    return new GatewayOptions(
        messages, new FileOutputStream(FileDescriptor.out).getChannel(), Transport.AUTO, Map.of());
  }
}
