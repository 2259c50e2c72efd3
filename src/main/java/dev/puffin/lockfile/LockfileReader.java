package dev.puffin.lockfile;

import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.pep440.Operator;
import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.Requirement;
import dev.puffin.requirements.InvalidInputException;
import dev.puffin.requirements.Pylock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a requirements file that is about to be written again, with the comments a requirements
 * file otherwise has no use for. It never fails: a line that is no entry is passed over, since the
 * worst outcome is a pin that is chosen anew.
 */
public final class LockfileReader {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String HASH = "--hash=";
  private static final String VIA = "via";

  private final List<ExistingEntry> entries = new ArrayList<>();
  private String requirement = "";
  private final List<String> hashes = new ArrayList<>();
  private final List<String> via = new ArrayList<>();
  private boolean inViaList;
  private boolean inOption;

  private LockfileReader() {}

  /**
   * Reads the text of a file that is going to be replaced.
   *
   * @param display how the user would name it
   * @throws InvalidInputException if it holds both sides of a merge, one of which would be lost
   */
  public static ExistingLockfile read(String text, String display) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("<<<<<<< ")) {
        throw new InvalidInputException(
            Problem.of(display + ":" + number + ": here begins a conflict of a merge")
                .hint("resolve it or remove the file, or name another with -o"));
      }
    }
    return read(text);
  }

  /** Reads the text of a file written by puffin, uv, pip-tools or a person. */
  public static ExistingLockfile read(String text) {
    LockfileReader reader = new LockfileReader();
    String afterMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    afterMark.lines().forEach(reader::readLine);
    reader.endEntry();
    return new ExistingLockfile(reader.entries);
  }

  /**
   * Reads the text of a lock file of PEP 751. One that can't be understood is refused: it would be
   * replaced, with all that is in it.
   *
   * @param display how the user would name it
   * @throws InvalidInputException if it can't be understood
   */
  public static ExistingLockfile readPylock(String text, String display) {
    if (text.isEmpty()) {
      return ExistingLockfile.none();
    }
    try {
      return read(Pylock.read(text, Path.of(""), display).requirements());
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          e.problem().hint("mend or remove the file, or name another with -o"), e);
    }
  }

  private void readLine(String line) {
    String stripped = line.strip();
    if (stripped.startsWith("#")) {
      readComment(stripped.substring(1), line.startsWith("#"));
      return;
    }
    boolean continues = stripped.endsWith("\\");
    int comment = commentStart(stripped);
    String code = stripped.substring(0, comment);
    readCode(continues ? code.substring(0, code.length() - 1).strip() : code.strip());
    if (comment < stripped.length()) {
      readComment(stripped.substring(comment + 1), false);
    }
    inOption = inOption && continues;
  }

  private void readCode(String code) {
    boolean editable = code.startsWith("-e ") || code.startsWith("--editable");
    if (code.startsWith(HASH)) {
      readHashes(code);
    } else if (code.startsWith("-") && !editable) {
      endEntry();
      inOption = true;
    } else if (!code.isEmpty() && !inOption) {
      endEntry();
      int firstHash = code.indexOf(HASH);
      requirement = (firstHash < 0 ? code : code.substring(0, firstHash)).strip();
      readHashes(firstHash < 0 ? "" : code.substring(firstHash));
    }
  }

  private void readHashes(String options) {
    for (String option : options.split(" ", -1)) {
      if (option.startsWith(HASH)) {
        hashes.add(option.substring(HASH.length()));
      }
    }
  }

  /**
   * Comments of an entry are indented or behind it; one at the start of a line is about the file.
   */
  private void readComment(String text, boolean atLineStart) {
    String comment = text.strip();
    if (atLineStart) {
      inViaList = false;
    } else if (comment.equals(VIA)) {
      inViaList = true;
    } else if (comment.startsWith(VIA + " ")) {
      for (String label : comment.substring(VIA.length()).split(",", -1)) {
        via.add(label.strip());
      }
    } else if (inViaList && text.startsWith("   ")) {
      via.add(comment);
    } else {
      inViaList = false;
    }
  }

  private void endEntry() {
    if (!requirement.isEmpty()) {
      entries.add(entry());
    }
    requirement = "";
    hashes.clear();
    via.clear();
    inViaList = false;
  }

  private ExistingEntry entry() {
    try {
      Requirement parsed = Requirement.parse(requirement);
      return new ExistingEntry(
          parsed.withoutMarker().toString(),
          Optional.of(parsed.name()),
          pinnedVersion(parsed),
          parsed.marker(),
          hashes,
          via);
    } catch (PuffinException e) {
      // a path or an editable: it counts as it is written
      return new ExistingEntry(
          requirement, Optional.empty(), Optional.empty(), Optional.empty(), hashes, via);
    }
  }

  private static Optional<Version> pinnedVersion(Requirement requirement) {
    List<Specifier> clauses = requirement.specifiers().specifiers();
    if (clauses.size() != 1) {
      return Optional.empty();
    }
    Specifier only = clauses.getFirst();
    boolean exact = only.operator() == Operator.EQUAL && !only.wildcard();
    return exact ? only.version() : Optional.empty();
  }

  private static int commentStart(String line) {
    int sign = line.indexOf('#');
    while (sign > 0 && line.charAt(sign - 1) != ' ' && line.charAt(sign - 1) != '\t') {
      sign = line.indexOf('#', sign + 1);
    }
    return sign < 0 ? line.length() : sign;
  }
}
