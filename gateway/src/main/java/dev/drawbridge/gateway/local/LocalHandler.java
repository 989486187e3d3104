package dev.drawbridge.gateway.local;

import java.util.concurrent.CompletionStage;

/**
 * What answers the requests of a {@link LocalServer}. Called on the server's event loop, so it must
 * not block: an answer that takes time is completed later, on any thread. A failure, thrown or in
 * the stage, becomes a 500 without detail.
 */
@FunctionalInterface
public interface LocalHandler {
  CompletionStage<LocalResponse> handle(LocalRequest request);
}
