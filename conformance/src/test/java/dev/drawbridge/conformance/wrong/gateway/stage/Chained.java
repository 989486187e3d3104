package dev.drawbridge.conformance.wrong.gateway.stage;

import dev.drawbridge.conformance.wrong.gateway.Life;
import io.netty.channel.Channel;

/** A stage that knows Netty and the gateway's life. */
public record Chained(Life life, Channel channel) {}
