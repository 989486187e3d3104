/** The Vert.x adapter in Quarkus, and what changes for who used its CORS properties. */
package dev.drawbridge.quarkus;
