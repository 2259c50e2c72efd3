package dev.puffin.session;

/** Which puffin this is. */
public final class ProgramVersion {
  /** The version of the program; the build's test holds it equal to the project's. */
  public static final String TEXT = "0.1.0";

  private ProgramVersion() {}

  /** The version, and in a checkout which build of it. */
  static String build() {
    return TEXT + " " + System.getProperty("puffin.build", "");
  }
}
