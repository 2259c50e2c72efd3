package dev.puffin.resolver;

/** When pre-releases are candidates. */
public enum PrereleaseMode {
  /**
   * Where a specifier that applies names one, or nothing else satisfies the specifiers that apply:
   * the rule of pip and the packaging library.
   */
  STANDARD,
  /** Always. */
  ALLOW,
  /** Never. */
  DISALLOW,
  /** For packages that have published nothing but pre-releases. */
  IF_NECESSARY,
  /** For packages of which the user's own requirements name a pre-release. */
  EXPLICIT,
  /** In both of the last two cases. */
  IF_NECESSARY_OR_EXPLICIT
}
