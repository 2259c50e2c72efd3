package dev.puffin.command;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.session.CommandException;
import dev.puffin.session.Inputs;
import dev.puffin.settings.PipSyncSettings;

/** Refuses files that somebody can hardly have meant to sync an environment to. */
final class SyncFiles {
  private SyncFiles() {}

  /**
   * Checks the names of the files.
   *
   * @throws CommandException for an input of pip-compile
   */
  static void check(PipSyncSettings settings) {
    for (String file : settings.request().inputs().files()) {
      if (file.endsWith(".in") && !settings.force()) {
        String output = file.substring(0, file.length() - ".in".length()) + ".txt";
        throw new CommandException(
            Problem.of(file + " is what pip-compile reads; pip-sync takes what it writes")
                .hint(
                    "puffin pip-compile "
                        + file
                        + " -o "
                        + output
                        + " && puffin pip-sync "
                        + output
                        + " (or --force)"),
            ExitStatus.USAGE);
      }
    }
  }

  /**
   * Checks that something is asked for.
   *
   * @throws CommandException if everything would be removed
   */
  static void checkNotEmpty(Inputs inputs, PipSyncSettings settings) {
    if (inputs.given().requirements().isEmpty() && !settings.allowEmpty()) {
      throw new CommandException(
          Problem.of(
                  "no requirements in "
                      + String.join(", ", settings.request().inputs().files())
                      + ", so everything would be removed")
              .hint("give --allow-empty-requirements if that is meant"),
          ExitStatus.USAGE);
    }
  }
}
