package dev.drawbridge.benchmarks.gateway;

/**
 * One measured run.
 *
 * @param rate requests per second
 * @param p50 in milliseconds
 * @param p99 in milliseconds
 * @param cpuMicros CPU time of the candidate's processes per request, in microseconds
 * @param foreign CPU that neither the candidate nor the upstream nor wrk nor we used, in cores
 */
record Sample(double rate, double p50, double p99, double cpuMicros, double foreign) {}
