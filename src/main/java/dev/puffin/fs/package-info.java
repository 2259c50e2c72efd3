/**
 * Files and folders as puffin changes them: whole or not at all. Entry points are {@link
 * dev.puffin.fs.AtomicFiles} for a file, {@link dev.puffin.fs.StagingDirectory} for a folder,
 * {@link dev.puffin.fs.FileLocks} where a move is not enough, and {@link dev.puffin.fs.NativeFiles}
 * for many files at once. I/O errors stay {@code IOException} here. Uses {@code error} only.
 */
@NullMarked
package dev.puffin.fs;

import org.jspecify.annotations.NullMarked;
