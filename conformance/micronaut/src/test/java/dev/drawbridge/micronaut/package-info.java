/** The Netty adapter in the pipelines of Micronaut. */
package dev.drawbridge.micronaut;
