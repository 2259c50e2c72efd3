package dev.puffin.pipeline;

import dev.puffin.dist.WheelFilename;
import java.nio.file.Path;

/**
 * A wheel that a backend has built.
 *
 * @param filename its file name
 * @param file where it is
 */
public record BuiltWheel(WheelFilename filename, Path file) {}
