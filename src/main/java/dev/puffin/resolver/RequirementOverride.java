package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import java.util.Optional;

/**
 * A requirement that replaces what packages themselves require.
 *
 * @param parent the only package whose requirement is replaced; all if empty
 * @param replacement what is required instead
 */
public record RequirementOverride(Optional<PackageName> parent, InputRequirement replacement) {}
