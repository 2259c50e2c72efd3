package dev.puffin.cache;

/**
 * A folder of an unzipped tree as it was when all its files were written.
 *
 * @param path relative to the tree, with slashes
 * @param modified nanoseconds since 1970; changes when something is added or removed
 */
public record TreeFolder(String path, long modified) {}
