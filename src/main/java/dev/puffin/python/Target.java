package dev.puffin.python;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.tags.Tags;

/**
 * What is resolved for: an interpreter, or one that need not be installed.
 *
 * @param pythonVersion the full version that {@code Requires-Python} is held against
 * @param markers the values of the marker variables
 * @param tags the wheels it can use
 */
public record Target(Version pythonVersion, MarkerEnvironment markers, Tags tags) {}
