package dev.puffin.resolver;

import dev.puffin.pep508.Requirement;

/**
 * A requirement that a resolution meets.
 *
 * @param from who requires
 * @param requirement what is required, after overrides
 */
public record ResolvedEdge(Via from, Requirement requirement) {}
