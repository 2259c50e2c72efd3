package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.Origin;

/** Why a package is there. */
public sealed interface Via {
  /** As a lock file says it: {@code -r requirements.in}, or the name of the parent. */
  String label();

  /** Whether another package is the reason, not the user. */
  boolean isParent();

  /**
   * The user requires or constrains it.
   *
   * @param origin where
   */
  record Input(Origin origin) implements Via {
    @Override
    public String label() {
      return origin.label();
    }

    @Override
    public boolean isParent() {
      return false;
    }
  }

  /**
   * Another package requires it.
   *
   * @param name that package
   */
  record Parent(PackageName name) implements Via {
    @Override
    public String label() {
      return name.value();
    }

    @Override
    public boolean isParent() {
      return true;
    }
  }
}
