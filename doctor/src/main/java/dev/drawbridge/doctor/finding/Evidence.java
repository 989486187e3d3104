package dev.drawbridge.doctor.finding;

/**
 * One request and what was wrong with its answer.
 *
 * @param curl a command line that sends the request again
 * @param observed what came back; may hold any character that a server sends
 * @param expected what a sound server would have answered
 */
public record Evidence(String curl, String observed, String expected) {}
