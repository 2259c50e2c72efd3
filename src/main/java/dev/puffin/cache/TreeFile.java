package dev.puffin.cache;

/**
 * A file of an unzipped tree as it was written.
 *
 * @param path relative to the tree, with slashes
 * @param size in bytes
 * @param modified nanoseconds since 1970
 * @param crc CRC-32 of the content
 * @param executable whether it may be executed
 */
public record TreeFile(String path, long size, long modified, int crc, boolean executable) {}
