package dev.puffin.install;

import java.nio.file.Path;

/**
 * A package that was being installed or removed when the run ended: its {@code .dist-info} is
 * there, but says that the work was not finished. It does not count as installed.
 *
 * @param distInfo its folder
 */
public record Leftover(Path distInfo) {}
