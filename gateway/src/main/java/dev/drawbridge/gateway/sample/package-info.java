/** The embedded sample API: a small upstream to try a policy on, without writing a server first. */
@NullMarked
package dev.drawbridge.gateway.sample;

import org.jspecify.annotations.NullMarked;
