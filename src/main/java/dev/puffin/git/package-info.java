/**
 * Git repositories as sources: the requested branch, tag or commit is made precise once per run,
 * kept in one bare database per repository and checked out once per commit. Everything is done by
 * the {@code git} program, so that its configuration, credential helpers, SSH set-up, submodules
 * and LFS work as they do for its user. Entry type: {@link dev.puffin.git.GitSources}. May use
 * cache, dist, fs, concurrent, process and error.
 */
@NullMarked
package dev.puffin.git;

import org.jspecify.annotations.NullMarked;
