package dev.drawbridge.spring;

import java.util.Set;

/**
 * A request for which a handler is looked up.
 *
 * @param path within the application
 * @param ranksMethodsFirst whether a handler for the very method goes before one for a nearer path
 * @param hidden what is not known of the request, or of the one that it announces
 */
record Question<R>(R request, String path, boolean ranksMethodsFirst, Set<Part> hidden) {}
