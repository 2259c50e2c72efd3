package dev.puffin.install;

/**
 * A line of a RECORD file: an installed file.
 *
 * @param path with forward slashes, relative to the folder with the modules, or absolute
 * @param hash {@code sha256=} and the digest in URL-safe base64 without padding; empty if unknown
 * @param size in bytes, as text; empty if unknown
 */
record RecordRow(String path, String hash, String size) {}
