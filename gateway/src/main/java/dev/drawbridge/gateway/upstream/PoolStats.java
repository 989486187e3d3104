package dev.drawbridge.gateway.upstream;

import java.util.List;

/**
 * The connections to upstreams at one moment.
 *
 * @param pools one entry for each upstream that has been used, all event loops together
 */
public record PoolStats(List<Pool> pools) {
  /**
   * The connections to one upstream.
   *
   * @param upstream its name in the policy file
   * @param active connections that carry an exchange or are being opened
   * @param idle connections kept open for the next exchange
   * @param opened connections opened since the start
   * @param reused exchanges on a connection that had carried one before, since the start
   * @param failed attempts to open a connection that failed, since the start
   */
  public record Pool(
      String upstream, long active, long idle, long opened, long reused, long failed) {}
}
