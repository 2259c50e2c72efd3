/**
 * A version solver after the PubGrub algorithm: unit propagation, conflict-driven learning and
 * backjumping over {@link dev.puffin.pubgrub.Incompatibility incompatibilities}, each of which
 * knows why it holds. It does no input or output and knows no package index: it asks a {@link
 * dev.puffin.pubgrub.DependencyProvider} and answers with a {@link
 * dev.puffin.pubgrub.SolverResult}. Entry type: {@link dev.puffin.pubgrub.Solver}. May use pep440
 * and pep508.
 *
 * @see <a href="https://github.com/dart-lang/pub/blob/master/doc/solver.md">the algorithm</a>
 */
@NullMarked
package dev.puffin.pubgrub;

import org.jspecify.annotations.NullMarked;
