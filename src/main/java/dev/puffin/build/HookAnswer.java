package dev.puffin.build;

import java.util.List;

/** What came of calling a hook that did not fail. */
sealed interface HookAnswer {

  /**
   * The hook ran.
   *
   * @param values the requirements, or the one name of what it made
   */
  record Returned(List<String> values) implements HookAnswer {
    /** Copies the values. */
    public Returned {
      values = List.copyOf(values);
    }
  }

  /** The backend has no such hook. */
  record Absent() implements HookAnswer {}
}
