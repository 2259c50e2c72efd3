package dev.puffin.requirements;

import dev.puffin.dist.UrlText;
import dev.puffin.error.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** A requirements file by the place it is read from. */
sealed interface InputFile {

  /** How the user would name it, with slashes. */
  String display();

  /** The same for two names of one file. */
  String identity();

  /** The file that a name in this file means. */
  InputFile include(String name, Path directory);

  /** The file that a name on the command line means. */
  static InputFile of(String name, Path directory) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.equals("-")) {
      return new StandardInput();
    }
    if (lower.startsWith("http:") || lower.startsWith("https:")) {
      return new Remote(name);
    }
    try {
      if (lower.startsWith("file:")) {
        return new Local(Path.of(URI.create(name)).normalize(), name);
      }
      String display = Path.of(name).normalize().toString().replace('\\', '/');
      return new Local(directory.resolve(name).toAbsolutePath().normalize(), display);
    } catch (IllegalArgumentException e) {
      // both a malformed URL and a malformed path
      throw new InvalidInputException(Problem.of("not a file: '" + name + "'"), e);
    }
  }

  private static boolean isAddress(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("file:");
  }

  private static String join(String url, String name) {
    try {
      return URI.create(url).resolve(name).toString();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(Problem.of("not a URL or path of a file: '" + name + "'"), e);
    }
  }

  /**
   * A file on this machine.
   *
   * @param path absolute
   * @param display as the user would name it
   */
  record Local(Path path, String display) implements InputFile {
    @Override
    public String identity() {
      return path.toString();
    }

    @Override
    public InputFile include(String name, Path directory) {
      InputFile included = of(name, path.resolveSibling(""));
      if (isAddress(name) || !(included instanceof Local named)) {
        return included;
      }
      boolean relative = !Path.of(name).isAbsolute() && !isAddress(display);
      String shown = relative ? Path.of(display).resolveSibling(name).normalize().toString() : name;
      return new Local(named.path, shown.replace('\\', '/'));
    }
  }

  /**
   * A file on a server.
   *
   * @param url its address, perhaps with credentials
   */
  record Remote(String url) implements InputFile {
    @Override
    public String display() {
      return UrlText.withoutCredentials(url);
    }

    @Override
    public String identity() {
      return url;
    }

    @Override
    public InputFile include(String name, Path directory) {
      return isAddress(name) ? of(name, directory) : new Remote(join(url, name));
    }
  }

  /** What is piped into the program. */
  record StandardInput() implements InputFile {
    @Override
    public String display() {
      return "-";
    }

    @Override
    public String identity() {
      return "-";
    }

    @Override
    public InputFile include(String name, Path directory) {
      return of(name, directory);
    }
  }
}
