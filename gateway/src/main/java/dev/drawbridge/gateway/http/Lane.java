package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.HeadWriter;
import dev.drawbridge.gateway.stage.ResponseFields;
import dev.drawbridge.gateway.timing.Wheel;
import dev.drawbridge.gateway.upstream.BackSettings;
import dev.drawbridge.gateway.upstream.Pools;
import io.netty.channel.EventLoop;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What all connections of one event loop share. Used on that loop only. */
final class Lane {
  final Plane plane;
  final EventLoop loop;
  final Wheel wheel;
  final Pools pools;
  final HeadWriter writer = new HeadWriter();
  final ResponseFields fields = new ResponseFields();
  final HttpDate date = new HttpDate();
  final Set<FrontConnection> fronts = Collections.newSetFromMap(new IdentityHashMap<>());

  Lane(Plane plane, EventLoop loop, Wheel wheel, Pools pools) {
    this.plane = plane;
    this.loop = loop;
    this.wheel = wheel;
    this.pools = pools;
  }

  /** Closes the connections that carry nothing; the others close after their exchange. */
  void drain() {
    for (FrontConnection front : fronts.toArray(FrontConnection[]::new)) {
      front.drain();
    }
    pools.closeIdle();
  }

  /** Puts other settings in force: connections of old come to their end as they do in a drain. */
  void settings(BackSettings next) {
    pools.settings(next);
    drain();
  }

  /** Closes all connections of clients, whatever they carry. */
  void closeAll() {
    for (FrontConnection front : fronts.toArray(FrontConnection[]::new)) {
      front.stop();
    }
  }
}
