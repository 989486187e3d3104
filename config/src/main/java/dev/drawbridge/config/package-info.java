/**
 * The policy file: YAML to policies, routes and upstreams, with every problem of the file at once.
 */
@NullMarked
package dev.drawbridge.config;

import org.jspecify.annotations.NullMarked;
