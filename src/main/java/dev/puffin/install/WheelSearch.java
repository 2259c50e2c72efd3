package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import java.util.Optional;

/** Finds wheels in the cache for which no index has to be asked. Used by several threads. */
public interface WheelSearch {
  /** One that finds nothing. */
  WheelSearch NOTHING =
      new WheelSearch() {
        @Override
        public boolean mayFind(Wanted wanted) {
          return false;
        }

        @Override
        public Optional<CachedWheel> find(Wanted wanted) {
          return Optional.empty();
        }
      };

  /** Whether it is worth to look; told at once. */
  default boolean mayFind(Wanted wanted) {
    return true;
  }

  /** The wheel, if it is there; looks at all of its files. */
  Optional<CachedWheel> find(Wanted wanted);
}
