package dev.puffin.install;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.PackageName;
import java.util.Optional;

/**
 * A package that an environment shall have.
 *
 * @param name the package
 * @param versions the versions that will do; any for one from a URL, whose version is not known
 *     before it is there
 * @param directUrl where it has to come from, if not from an index: git with its commit
 */
public record Wanted(PackageName name, Specifiers versions, Optional<DirectUrlRecord> directUrl) {}
