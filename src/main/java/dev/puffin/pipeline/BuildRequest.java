package dev.puffin.pipeline;

import dev.puffin.dist.SourceDistribution;
import java.nio.file.Path;

/**
 * A source to build.
 *
 * @param source what it is
 * @param tree the folder of the project. Except for a folder of the user's it is a copy, which the
 *     build may change
 * @param kind what is built from it
 * @param output an empty folder for the wheel
 * @param pipeline through which the build gets what it needs; knows the builds that wait for it
 */
public record BuildRequest(
    SourceDistribution source, Path tree, BuildKind kind, Path output, WheelPipeline pipeline) {}
