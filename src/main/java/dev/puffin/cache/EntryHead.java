package dev.puffin.cache;

import java.nio.ByteBuffer;

/**
 * How a file of the cache begins.
 *
 * @param start its first bytes
 * @param size of the whole content in bytes
 */
public record EntryHead(ByteBuffer start, long size) {}
