package dev.puffin.install;

import dev.puffin.fs.NativeFiles;
import dev.puffin.python.InstallPaths;
import dev.puffin.python.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is installed into.
 *
 * @param root the folder nothing is changed outside of
 * @param paths where the kinds of files go, all absolute
 * @param python the interpreter that scripts start with
 * @param relocatable whether scripts find it by their own place instead
 * @param version the interpreter's version, {@code 3.11}
 * @param shared whether the folder is one that others use for other things, so that no lock file
 *     belongs into it
 */
public record InstallTarget(
    Path root,
    InstallPaths paths,
    Path python,
    boolean relocatable,
    String version,
    boolean shared) {

  /** The environment of an interpreter. */
  public static InstallTarget of(Interpreter interpreter) {
    boolean virtual = interpreter.isVirtualEnvironment();
    Path prefix = interpreter.prefix();
    return new InstallTarget(
        prefix,
        interpreter.paths(),
        interpreter.executable(),
        virtual && isRelocatable(prefix),
        version(interpreter),
        !virtual);
  }

  /** One folder for everything: {@code --target}. */
  public static InstallTarget folder(Interpreter interpreter, Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    return new InstallTarget(
        root,
        InstallPaths.target(root),
        interpreter.executable(),
        false,
        version(interpreter),
        false);
  }

  /** Another prefix: {@code --prefix}. */
  public static InstallTarget prefix(Interpreter interpreter, Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    return new InstallTarget(
        root,
        interpreter.prefixPaths(root),
        interpreter.executable(),
        false,
        version(interpreter),
        true);
  }

  /** The home folder of who runs it: {@code --user}. */
  public static InstallTarget user(Interpreter interpreter) {
    InstallPaths paths = interpreter.schemes().user();
    return new InstallTarget(
        paths.data(), paths, interpreter.executable(), false, version(interpreter), true);
  }

  private static String version(Interpreter interpreter) {
    return interpreter.abi().major() + "." + interpreter.abi().minor();
  }

  private static boolean isRelocatable(Path prefix) {
    try {
      Optional<String> settings = NativeFiles.readText(prefix.resolve("pyvenv.cfg"));
      return settings.filter(text -> text.contains("relocatable = true")).isPresent();
    } catch (IOException e) {
      return false; // no settings of that kind: made by another tool
    }
  }
}
