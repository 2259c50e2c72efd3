import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How Java is told to start puffin. The launchers say the same.
 *
 * @param java the JVM to use
 * @param options the file with its options
 * @param place the options that say where the classes are
 * @param prefix what stands before the name of a main class
 */
record Program(Path java, Path options, List<String> place, String prefix) {
  /** The name of the module that a runtime image has puffin in. */
  static final String MODULE = "dev.puffin";

  /**
   * Classes in a jar. As a part of the JVM's own they are looked up and checked less. A class path
   * must be named nevertheless, else it is the current folder.
   */
  static Program inJar(Path java, Path options, Path jar) {
    String nothing = jar.resolveSibling("none").toString();
    List<String> place =
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            NativeTls.option(jar),
            NativeLibrary.option(jar),
            "-Xbootclasspath/a:" + jar,
            "-cp",
            nothing);
    return new Program(java, options, place, "");
  }

  /** Classes in the image that the JVM is in. */
  static Program inImage(Path image, Path options) {
    List<String> place =
        List.of(
            "--enable-native-access=" + MODULE,
            NativeTls.option(options),
            NativeLibrary.option(options),
            "-m");
    return new Program(image.resolve("bin/java"), options, place, MODULE + "/");
  }

  /**
   * The command that starts a class of it; its arguments are to be added.
   *
   * @param more options that count more than those of the file
   */
  List<String> command(String mainClass, String... more) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("@" + options);
    command.addAll(List.of(more));
    command.addAll(place);
    command.add(prefix + mainClass);
    return command;
  }
}
