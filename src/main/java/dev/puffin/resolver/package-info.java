/**
 * The rules of Python packaging around the solver: which files are candidates, what markers,
 * extras, constraints, overrides and URLs mean, and why there is no solution if there is none.
 * Entry type: {@link dev.puffin.resolver.Resolver}. May use pubgrub, pipeline, index, requirements,
 * dist, tags and concurrent.
 */
@NullMarked
package dev.puffin.resolver;

import org.jspecify.annotations.NullMarked;
