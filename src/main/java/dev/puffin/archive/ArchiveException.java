package dev.puffin.archive;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.util.Optional;

/** An archive that is damaged, or built to do harm. */
public final class ArchiveException extends PuffinException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the archive as a whole. */
  public ArchiveException(String reason) {
    super(Problem.of(reason), ExitStatus.UNMET, null);
  }

  private ArchiveException(Problem problem, Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }

  /** What is wrong with one entry, whose name is shown without control characters. */
  public static ArchiveException entry(String name, String reason) {
    return new ArchiveException("entry '" + printable(name) + "' " + reason);
  }

  /**
   * The same failure with the archive's name in front.
   *
   * @param archive the file's name
   * @param location where it was, without credentials
   */
  public ArchiveException in(String archive, String location) {
    Problem problem =
        new Problem(
                "can't unpack " + archive + ": " + problem().message(),
                problem().evidence(),
                Optional.empty())
            .because("from " + location);
    return new ArchiveException(problem, this);
  }

  private static String printable(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(Character.isISOControl(c) ? '?' : c);
    }
    return text.toString();
  }
}
