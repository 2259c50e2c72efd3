package dev.puffin.pipeline;

import dev.puffin.error.Warnings;
import dev.puffin.git.GitSources;
import dev.puffin.tags.Tags;

/**
 * What a pipeline works with where wheels have to be built first.
 *
 * @param git gets commits of repositories
 * @param builder builds
 * @param target the wheels that can be used, the most specific first; decides which of the wheels
 *     built before is the best
 * @param warnings is told when a built wheel is replaced
 * @param purpose what the run does with what it finds
 */
public record SourceParts(
    GitSources git, WheelBuilder builder, Tags target, Warnings warnings, Purpose purpose) {

  /** What a run does with what it finds. */
  public enum Purpose {
    /** It writes down versions: metadata will do. */
    LOCK,
    /**
     * It installs: what comes from a URL or path will be needed as a wheel, so that its metadata is
     * read from there instead of being prepared before.
     */
    INSTALL
  }
}
