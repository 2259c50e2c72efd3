package dev.puffin.install;

/**
 * A file that is written into an environment.
 *
 * @param target absolute path
 * @param content what is in it
 * @param executable whether it is a program
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record WrittenFile(String target, byte[] content, boolean executable) {}
