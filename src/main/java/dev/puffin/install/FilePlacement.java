package dev.puffin.install;

/**
 * A file of a wheel and where it goes. Both paths are texts, because there are tens of thousands of
 * them and most are looked at once.
 *
 * @param source absolute path in the cache
 * @param target absolute path in the environment
 * @param hash as in RECORD; empty if unknown
 * @param makeExecutable whether it is a program that the wheel's maker forgot to mark as one, which
 *     is copied, since a mark on a link would be one in the cache
 */
record FilePlacement(String source, String target, String hash, boolean makeExecutable) {}
