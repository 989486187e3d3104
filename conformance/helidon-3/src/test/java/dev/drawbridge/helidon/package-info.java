/** The handler of the Helidon 3 example on its server. */
package dev.drawbridge.helidon;
