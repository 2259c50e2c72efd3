package dev.puffin.process;

/**
 * What a program left when it ended.
 *
 * @param exitCode its exit code; a program ended by a signal has 128 and the signal's number
 * @param out its standard output, read as UTF-8
 * @param err its standard error, read as UTF-8
 */
public record ProgramOutput(int exitCode, String out, String err) {

  /** Whether it ended with exit code zero. */
  public boolean succeeded() {
    return exitCode == 0;
  }
}
