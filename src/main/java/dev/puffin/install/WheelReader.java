package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import dev.puffin.error.Problem;
import dev.puffin.fs.NativeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the small files of an unzipped wheel that tell how to install it. */
final class WheelReader {
  private final CachedWheel wheel;
  private final String distInfo;

  WheelReader(CachedWheel wheel, String distInfo) {
    this.wheel = wheel;
    this.distInfo = distInfo;
  }

  /** A reader that looks for the dist-info folder. */
  static WheelReader of(CachedWheel wheel) throws IOException {
    return new WheelReader(wheel, findDistInfo(wheel));
  }

  /** The name of its {@code .dist-info} folder. */
  String distInfo() {
    return distInfo;
  }

  String read(String name) throws IOException {
    Path file = wheel.directory().resolve(distInfo).resolve(name);
    byte[] content =
        NativeFiles.read(file)
            .orElseThrow(() ->
                new InstallException(
                    Problem.of("the wheel " + wheel.filename() + " has no " + distInfo + "/" + name)
                        .because("looked in " + wheel.directory())));
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The folders that its files go to. */
  Roots roots(InstallTarget target) throws IOException {
    boolean oneRoot = target.paths().sitePackages().size() == 1;
    return new Roots(target.paths(), wheel.filename().name(), oneRoot || isPure());
  }

  /** Whether {@code WHEEL} says that its modules are for every platform. */
  private boolean isPure() throws IOException {
    for (String line : read("WHEEL").lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("root-is-purelib")) {
        return line.substring(colon + 1).strip().equalsIgnoreCase("true");
      }
    }
    return false;
  }

  /** Usually named as the file is; else the only one there, whatever its spelling. */
  private static String findDistInfo(CachedWheel wheel) throws IOException {
    String text = wheel.filename().toString();
    int second = text.indexOf('-', text.indexOf('-') + 1);
    String usual = text.substring(0, second) + ".dist-info";
    if (Files.isDirectory(wheel.directory().resolve(usual))) {
      return usual;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(wheel.directory(), "*.dist-info")) {
      for (Path folder : found) {
        return String.valueOf(folder.getFileName());
      }
    }
    throw new InstallException(
        Problem.of("the wheel " + wheel.filename() + " has no .dist-info folder")
            .because("looked in " + wheel.directory()));
  }
}
