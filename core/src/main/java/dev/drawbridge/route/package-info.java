/**
 * Choosing a route for a request: the normal form of its path, patterns for paths and hosts, and
 * the table in which the most specific pattern wins.
 */
@NullMarked
package dev.drawbridge.route;

import org.jspecify.annotations.NullMarked;
