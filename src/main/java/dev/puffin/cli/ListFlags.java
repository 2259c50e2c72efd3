package dev.puffin.cli;

import dev.puffin.settings.ListSettings;
import java.nio.file.Path;
import java.util.List;

/** Which installed packages are shown. */
final class ListFlags {
  private static final Option EXCLUDE =
      Option.list(OptionGroup.OUTPUT, "NAME", "Leave out this package", "--exclude");
  private static final Option EXCLUDE_EDITABLE =
      Option.flag(OptionGroup.OUTPUT, "Leave out what is installed in place", "--exclude-editable");
  private static final Option EDITABLE =
      Option.flag(OptionGroup.OUTPUT, "Only what is installed in place", "-e", "--editable");
  private static final Option PATH =
      Option.list(
          OptionGroup.PYTHON, "DIR", "Look into this folder, not into an environment", "--path");

  static final List<Option> ALL =
      Option.join(
          List.of(EXCLUDE, EXCLUDE_EDITABLE, EDITABLE, PATH),
          PythonFlags.LOOKING,
          CacheFlags.ALL,
          GeneralFlags.ALL,
          IgnoredFlags.ANY);

  private ListFlags() {}

  /** The choice on the command line. */
  static ListSettings read(Arguments arguments, ListSettings.Format format) {
    return new ListSettings(
        format,
        Values.packageNames(arguments.values(EXCLUDE)),
        editables(arguments),
        arguments.values(PATH).stream().map(Path::of).toList(),
        PythonFlags.read(arguments),
        CacheFlags.read(arguments));
  }

  private static ListSettings.Editables editables(Arguments arguments) {
    if (arguments.has(EDITABLE)) {
      return ListSettings.Editables.ONLY;
    }
    return arguments.has(EXCLUDE_EDITABLE)
        ? ListSettings.Editables.EXCLUDED
        : ListSettings.Editables.ALL;
  }
}
