package dev.drawbridge.gateway;

import dev.drawbridge.config.Changes;
import dev.drawbridge.config.GatewayConfig;
import dev.drawbridge.config.PolicyFile;
import dev.drawbridge.config.WatchedFiles;
import dev.drawbridge.gateway.admin.AdminState;
import dev.drawbridge.gateway.http.DataPlane;
import dev.drawbridge.gateway.observe.Metrics;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A running gateway: carries requests as its policy file says, follows the file's changes, and
 * drains before it ends. Safe for use by many threads.
 */
public final class Gateway implements AutoCloseable {
  private final House house;
  private final Observers observers;
  private final DataPlane plane;
  private final Reloads reloads;
  private final Changes changes;
  private final @Nullable InetSocketAddress admin;
  private final AtomicReference<AdminState> state = new AtomicReference<>(AdminState.WARMING_UP);

  private Gateway(
      Path file,
      GatewayConfig config,
      WatchedFiles files,
      GatewayOptions options,
      House house,
      Observers observers)
      throws IOException {
    this.house = house;
    this.observers = observers;
    RouteCompiler compiler = new RouteCompiler(observers.traffic(), house::sample);
    this.plane =
        DataPlane.start(
            options.transport(),
            config.listen(),
            compiler.compile(config).routes(),
            config.timeouts(),
            config.limits(),
            config.trustedProxies(),
            observers);
    this.reloads = new Reloads(file, config, compiler, plane, observers, options.messages());
    this.changes = new Changes(files, reloads::reload);
    this.admin = startAdmin(config, options);
  }

  /**
   * Starts a gateway. Requests are served when this returns; where there is an admin listener, it
   * says that it is ready once the gateway is warm.
   *
   * @throws GatewayException if the policy file has errors or an address cannot be had; the message
   *     is what a person should read, all problems of the file included
   */
  public static Gateway start(Path file, GatewayOptions options) throws GatewayException {
    try {
      return read(file, options);
    } catch (OutOfMemoryError failure) {
      throw new GatewayException("drawbridge: " + file + ": " + Heap.tooSmall(), failure);
    }
  }

  private static Gateway read(Path file, GatewayOptions options) throws GatewayException {
    // While the file is read, native code is loaded.
    new Thread(options.transport()::resolved, "drawbridge-transport").start();
    WatchedFiles before = WatchedFiles.of(Set.of(file.toAbsolutePath()));
    PolicyFile.Result read = PolicyFile.read(file);
    GatewayConfig config = read.config();
    if (config == null) {
      throw new GatewayException(
          read.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
    read.problems().forEach(warning -> options.messages().accept(warning.toString()));
    House house = new House(options.transport());
    Observers observers = new Observers(options.accessLog(), options.messages());
    observers.log(config.accessLog());
    try {
      WatchedFiles files = before.with(read.files());
      Gateway gateway = new Gateway(file, config, files, options, house, observers);
      gateway.begin(options);
      return gateway;
    } catch (IOException failure) {
      house.close();
      observers.close();
      throw new GatewayException("drawbridge: " + failure.getMessage(), failure);
    } catch (OutOfMemoryError failure) {
      house.close();
      observers.close();
      throw failure;
    }
  }

  private @Nullable InetSocketAddress startAdmin(GatewayConfig config, GatewayOptions options)
      throws IOException {
    if (config.admin() == null) {
      return null;
    }
    Metrics.Sources sources =
        new Metrics.Sources(
            plane::pools,
            plane::connections,
            reloads::applied,
            reloads::failed,
            observers::dropped);
    try {
      return house.admin(
          config.admin(),
          state::get,
          new Metrics(observers.traffic(), sources),
          options.adminHandlers());
    } catch (IOException failure) {
      plane.drain(Duration.ZERO);
      throw failure;
    }
  }

  private void begin(GatewayOptions options) {
    for (InetSocketAddress address : addresses()) {
      options.messages().accept("drawbridge: listening on " + url(address));
    }
    changes.start();
    if (admin == null) {
      warm();
      return;
    }
    options.messages().accept("drawbridge: admin on " + url(admin));
    WarmUp.inBackground(options.transport(), this::warm);
  }

  private void warm() {
    state.compareAndSet(AdminState.WARMING_UP, AdminState.READY);
  }

  static String url(InetSocketAddress address) {
    String host = NetUtil.toAddressString(address.getAddress());
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /** Where it listens, with the ports that were taken. */
  public List<InetSocketAddress> addresses() {
    return plane.addresses();
  }

  /** Where the admin listener listens; null where there is none. */
  public @Nullable InetSocketAddress adminAddress() {
    return admin;
  }

  /** Reads the policy file again, soon, whether it has changed or not. */
  public void reload() {
    changes.reloadNow();
  }

  /**
   * Takes no more connections, lets running requests come to their end for as long as the policy
   * file says, and ends. Called again meanwhile, it breaks off what is left.
   */
  @Override
  public void close() {
    boolean again = state.getAndSet(AdminState.DRAINING) == AdminState.DRAINING;
    changes.close();
    Duration patience = reloads.config().timeouts().drain();
    CompletionStage<Void> drained = plane.drain(patience);
    if (again) {
      plane.breakOff();
    }
    drained.toCompletableFuture().join();
    house.close();
    observers.close();
  }
}
