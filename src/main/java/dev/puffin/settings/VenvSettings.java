package dev.puffin.settings;

import dev.puffin.python.VenvRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code puffin venv} is asked to do.
 *
 * @param folder where the environment is made
 * @param existing what to do when something is there already
 * @param prompt what an activated shell shows; without one, the folder's name
 * @param systemSitePackages whether it sees what is installed in the base interpreter
 * @param relocatable whether it may be moved
 * @param seed whether pip is put into it, and setuptools and wheel where Python expects them
 */
public record VenvSettings(
    Path folder,
    VenvRequest.Existing existing,
    Optional<String> prompt,
    boolean systemSitePackages,
    boolean relocatable,
    boolean seed,
    CommonOptions common) {}
