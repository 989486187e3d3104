/** The feature of the Helidon 4 example on its server. */
package dev.drawbridge.helidon;
