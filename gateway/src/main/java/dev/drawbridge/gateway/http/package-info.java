/**
 * The data plane: listeners, the connections of clients, and the passage of each request to its
 * upstream and back.
 */
@NullMarked
package dev.drawbridge.gateway.http;

import org.jspecify.annotations.NullMarked;
