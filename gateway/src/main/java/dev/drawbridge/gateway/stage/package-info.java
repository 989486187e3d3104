/**
 * What a request passes on its way, in terms of policies and decisions: no class here knows how
 * requests are read or carried.
 */
@NullMarked
package dev.drawbridge.gateway.stage;

import org.jspecify.annotations.NullMarked;
