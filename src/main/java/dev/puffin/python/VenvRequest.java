package dev.puffin.python;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A virtual environment to be made.
 *
 * @param folder where
 * @param base the interpreter to make it from, which may be that of another environment
 * @param existing what to do when something is there already
 * @param prompt what an activated shell shows; without one, the folder's name
 * @param systemSitePackages whether it sees what is installed in the base interpreter
 * @param relocatable whether it may be moved: scripts then find their Python by their own place
 */
public record VenvRequest(
    Path folder,
    Interpreter base,
    Existing existing,
    Optional<String> prompt,
    boolean systemSitePackages,
    boolean relocatable) {

  /** What to do with a folder that is there and not empty. */
  public enum Existing {
    /** Leave it alone and fail. */
    REFUSE,
    /** Delete what is in it, provided that it is an environment. */
    CLEAR,
    /** Delete what is in it, whatever it is. */
    FORCE,
    /** Make the environment in it and keep the rest. */
    KEEP
  }
}
