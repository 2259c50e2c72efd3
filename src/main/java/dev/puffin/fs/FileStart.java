package dev.puffin.fs;

/**
 * How a file begins.
 *
 * @param bytes its first ones
 * @param size of the whole file in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record FileStart(byte[] bytes, long size) {}
