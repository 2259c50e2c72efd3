package dev.puffin.archive;

/**
 * A file that was unpacked.
 *
 * @param path relative to the folder it was unpacked to, with slashes
 * @param size in bytes
 * @param modified nanoseconds since 1970, as the file system tells
 * @param crc CRC-32 of the content
 * @param executable whether it may be executed
 */
public record ExtractedFile(String path, long size, long modified, int crc, boolean executable) {}
