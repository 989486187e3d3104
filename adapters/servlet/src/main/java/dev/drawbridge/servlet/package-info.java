/**
 * The server side of CORS for Jakarta Servlet 6: a filter, programmatic or in {@code web.xml}, that
 * answers preflights and puts a policy's fields on every other answer.
 */
@NullMarked
package dev.drawbridge.servlet;

import org.jspecify.annotations.NullMarked;
