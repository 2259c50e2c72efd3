package dev.puffin.pubgrub;

/** Why versions of a package can't be used, as the provider of dependencies knows it. */
public interface Reason {
  /**
   * The reason as a clause that follows the name and versions of the package, such as "needs Python
   * &gt;=3.9" or "was yanked".
   */
  String clause();
}
