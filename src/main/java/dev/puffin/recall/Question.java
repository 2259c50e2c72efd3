package dev.puffin.recall;

import dev.puffin.index.IndexSettings;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.ResolverEnvironment;
import dev.puffin.resolver.ResolverOptions;

/**
 * All that a choice of versions depends on, but for what the indexes offer.
 *
 * @param scope what is chosen together
 * @param manifest what is wanted
 * @param options the choices a user has beside that
 * @param environment what it is for
 * @param indexes where it is looked for
 */
public record Question(
    Scope scope,
    Manifest manifest,
    ResolverOptions options,
    ResolverEnvironment environment,
    IndexSettings indexes) {

  /** What is chosen together. */
  public enum Scope {
    /** Everything: the versions fit together. */
    TOGETHER,
    /** Each package by itself, as pins are. */
    EACH
  }
}
