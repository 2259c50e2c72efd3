package dev.puffin.resolver;

import dev.puffin.pep440.Version;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.util.Optional;

/**
 * A version that is taken if nothing speaks against it: a pin of the last run.
 *
 * @param name the package
 * @param version the version
 * @param marker where it counts, if not everywhere
 */
public record Preference(PackageName name, Version version, Optional<Marker> marker) {}
