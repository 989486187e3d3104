package dev.drawbridge.gateway.http1;

/**
 * Why a request is not answered as it wished.
 *
 * @param code by which log and metrics name it; stable
 * @param status of the answer
 * @param detail one sentence for the answer's body; plain text that names no address
 */
public record Failure(String code, int status, String detail) {}
