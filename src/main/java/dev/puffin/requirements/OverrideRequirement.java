package dev.puffin.requirements;

import dev.puffin.pep508.PackageName;
import java.util.Optional;

/**
 * What is to be required instead of what packages require.
 *
 * @param parent the only package whose requirement is replaced; of all packages if empty
 * @param requirement what is required instead
 */
public record OverrideRequirement(Optional<PackageName> parent, InputRequirement requirement) {}
