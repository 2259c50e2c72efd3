/**
 * The way of one distribution into the cache: fetch, check, build, unzip, publish, each once per
 * run. Entry type: {@code WheelPipeline}. Builds are done by a {@link
 * dev.puffin.pipeline.WheelBuilder}, which is given from outside because it resolves and installs
 * what it needs through this very package. May use index, git, http, archive, cache, dist, tags,
 * concurrent and fs.
 */
@NullMarked
package dev.puffin.pipeline;

import org.jspecify.annotations.NullMarked;
