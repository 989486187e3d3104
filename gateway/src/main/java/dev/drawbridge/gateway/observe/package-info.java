/**
 * What an operator sees of the traffic: the access log and the metrics. Recording happens on the
 * event loops and neither blocks nor allocates; reading happens elsewhere.
 */
@NullMarked
package dev.drawbridge.gateway.observe;

import org.jspecify.annotations.NullMarked;
