package dev.puffin.command;

import dev.puffin.index.SimpleIndex;
import dev.puffin.pipeline.WheelPipeline;

/**
 * The way to packages in one run.
 *
 * @param sources where they are looked for
 * @param index what is offered there
 * @param pipeline brings them into the cache
 */
record Packages(PackageSources sources, SimpleIndex index, WheelPipeline pipeline) {}
