package dev.puffin.pep508;

import dev.puffin.pep440.Specifiers;

/** Where the versions of a required package may come from. */
public sealed interface RequirementSource {

  /**
   * Any index, with these versions.
   *
   * @param specifiers which versions will do
   */
  record Specified(Specifiers specifiers) implements RequirementSource {}

  /**
   * One place, written after {@code @}.
   *
   * @param url the text as written; whether it is a URL is for its reader to say
   */
  record Url(String url) implements RequirementSource {}
}
