/**
 * The algebra of environment markers that resolving for many environments at once needs. Entry
 * type: {@link dev.puffin.markers.MarkerSet}. Uses {@code pep508} and {@code pep440}.
 *
 * <p>A set of environments is kept as a decision diagram: variables are asked in a fixed order,
 * Python versions split into intervals, texts into the values that matter, everything else into yes
 * and no. Equal sets have equal diagrams.
 */
@NullMarked
package dev.puffin.markers;

import org.jspecify.annotations.NullMarked;
