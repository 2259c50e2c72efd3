package dev.puffin.pipeline;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceDistribution;
import java.util.OptionalLong;

/** Is told what the pipeline does. Called from many threads; returns at once and throws nothing. */
public interface Reporter {
  /**
   * A file begins to come, or comes again from the start.
   *
   * @param bytes how large it is, if the server says so
   */
  default void fetching(Distribution distribution, OptionalLong bytes) {}

  /** So many more bytes of it have come. */
  default void received(Distribution distribution, long bytes) {}

  /** A build begins. */
  default void building(SourceDistribution distribution) {}

  /** Its wheel is in the cache, or its metadata is known: nothing more is to be done for it. */
  default void done(Distribution distribution) {}

  /** Nobody listens. */
  static Reporter silent() {
    return new Reporter() {};
  }
}
