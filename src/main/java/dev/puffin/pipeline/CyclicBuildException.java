package dev.puffin.pipeline;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.util.List;

/** A source distribution needs itself to be built. */
public final class CyclicBuildException extends PuffinException {

  /**
   * A cycle.
   *
   * @param cycle what is built, each needed by the one before; the last is the first again
   */
  CyclicBuildException(List<String> cycle) {
    super(
        Problem.of("can't build " + cycle.getFirst() + ": it needs itself to be built")
            .because(String.join(" needs ", cycle))
            .hint("use a wheel of one of them, or another version, by --build-constraint"),
        ExitStatus.UNMET,
        null);
  }
}
