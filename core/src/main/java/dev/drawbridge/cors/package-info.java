/**
 * The server's side of CORS: a policy and a request give a decision, and a decision knows which
 * fields it sends.
 */
@NullMarked
package dev.drawbridge.cors;

import org.jspecify.annotations.NullMarked;
