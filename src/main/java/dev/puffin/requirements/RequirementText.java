package dev.puffin.requirements;

import dev.puffin.dist.Fragment;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.UrlText;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.InvalidRequirementException;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one requirement in the forms that pip takes: a dependency specifier, a bare URL, a path of
 * a project folder or archive, each perhaps with extras and a marker.
 */
final class RequirementText {
  private static final List<String> ARCHIVES =
      List.of(
          ".whl",
          ".zip",
          ".tar.gz",
          ".tgz",
          ".tar",
          ".tar.bz2",
          ".tbz",
          ".tar.xz",
          ".txz",
          ".tlz",
          ".tar.lz",
          ".tar.lzma");

  private final Path directory;
  private final InputRequirement.Details details;

  /** Paths are relative to the folder; the details go into what is read. */
  RequirementText(Path directory, InputRequirement.Details details) {
    this.directory = directory;
    this.details = details;
  }

  /** A requirement that is to be installed as usual. A semicolon may end it for nothing. */
  InputRequirement read(String line) {
    String text = line.endsWith(";") ? line.substring(0, line.length() - 1).strip() : line;
    if (isUrl(text)) {
      return readSource(text, markerAfterSpace(text));
    }
    int semicolon = text.indexOf(';');
    String place = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    if (isPath(place)) {
      return readSource(text, semicolon < 0 ? text.length() : semicolon);
    }
    return readSpecifier(text);
  }

  /** The value of {@code -e}: a project folder, a repository, or {@code name @} one of them. */
  InputRequirement readEditable(String text) {
    boolean named = !isUrl(text) && text.indexOf('@') > 0 && !isPath(text);
    InputRequirement read = named ? readSpecifier(text) : readSource(text, markerAfterSpace(text));
    if (!(read instanceof InputRequirement.Direct direct)) {
      throw new LineFault(0, "only a project folder or a Git URL can be editable");
    }
    SourceUrl source =
        switch (direct.source()) {
          case SourceUrl.LocalDirectory folder -> folder.asEditable();
          case SourceUrl.Git git -> git;
          case SourceUrl.Archive _ ->
              throw new LineFault(0, "an archive on a server can't be editable");
          case SourceUrl.LocalArchive archive ->
              throw new LineFault(0, "not a project folder: " + archive.path());
        };
    return new InputRequirement.Direct(
        direct.packageName(), direct.extras(), source, direct.marker(), details);
  }

  /** A dependency specifier, and nothing else. */
  InputRequirement readSpecifier(String text) {
    Requirement requirement = parse(text);
    return switch (requirement.source()) {
      case RequirementSource.Specified _ -> new InputRequirement.Named(requirement, details);
      case RequirementSource.Url url -> readUrl(text, requirement, url.url());
    };
  }

  private static Requirement parse(String text) {
    try {
      return Requirement.parse(text);
    } catch (InvalidRequirementException e) {
      boolean path = text.startsWith(".") || (text.indexOf('/') >= 0 && text.indexOf('@') < 0);
      String reason = path ? "there is no such file or directory" : e.reason();
      throw new LineFault(path ? 0 : e.position(), reason);
    }
  }

  /** A marker may follow the URL without a space, as pip takes it. */
  private InputRequirement readUrl(String text, Requirement requirement, String url) {
    int semicolon = url.indexOf(';');
    Optional<Marker> glued =
        semicolon < 0 ? Optional.empty() : marker(text.substring(text.indexOf(';') + 1));
    String place = glued.isPresent() ? url.substring(0, semicolon) : url;
    if (!isUrl(place) && !looksLikePath(place)) {
      throw new LineFault(text.indexOf(url), "neither a URL nor a path: " + place);
    }
    return new InputRequirement.Direct(
        Optional.of(requirement.name()),
        requirement.extras(),
        source(place, writtenAfterAt()),
        glued.or(requirement::marker),
        details);
  }

  private static Optional<Marker> marker(String text) {
    try {
      return Optional.of(Marker.parse(text));
    } catch (InvalidRequirementException e) {
      // then the semicolon belongs to the URL
      return Optional.empty();
    }
  }

  /** A bare URL or path that ends at the semicolon, if there is one. */
  private InputRequirement readSource(String text, int semicolon) {
    Optional<Marker> marker = markerBehind(text, semicolon);
    String place = text.substring(0, semicolon).strip();
    Set<ExtraName> extras = new HashSet<>();
    int bracket = place.endsWith("]") && !isUrlWithFragment(place) ? place.lastIndexOf('[') : -1;
    if (bracket > 0) {
      extras.addAll(parse("x" + place.substring(bracket)).extras());
      place = place.substring(0, bracket);
    }
    Optional<Requirement> egg = Fragment.of(place).egg();
    egg.ifPresent(requirement -> extras.addAll(requirement.extras()));
    SourceUrl source = source(place, writtenPlace());
    Optional<PackageName> name = egg.map(Requirement::name).or(() -> wheelName(source));
    return new InputRequirement.Direct(name, extras, source, marker, details);
  }

  private static Optional<Marker> markerBehind(String text, int semicolon) {
    if (semicolon == text.length()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Marker.parse(text.substring(semicolon + 1)));
    } catch (InvalidRequirementException e) {
      throw new LineFault(semicolon + 1 + e.position(), e.reason());
    }
  }

  private static boolean isUrlWithFragment(String place) {
    return isUrl(place) && place.indexOf('#') >= 0;
  }

  private SourceUrl source(String place, String written) {
    if (UrlText.withoutFragment(place).isBlank()) {
      throw new LineFault(0, "expected a URL or path");
    }
    return SourceUrl.parse(place, directory).withVerbatim(written);
  }

  /** The URL or path of a bare one as written: variables not expanded, no extras, no marker. */
  private String writtenPlace() {
    String written = details.verbatim();
    int semicolon = isUrl(written) ? markerAfterSpace(written) : written.indexOf(';');
    String place = (semicolon < 0 ? written : written.substring(0, semicolon)).strip();
    int bracket = place.endsWith("]") && !isUrlWithFragment(place) ? place.lastIndexOf('[') : -1;
    return bracket > 0 ? place.substring(0, bracket) : place;
  }

  /** The URL or path behind the first {@code @} as written. */
  private String writtenAfterAt() {
    String written = details.verbatim();
    String place = written.substring(written.indexOf('@') + 1).strip();
    int end = 0;
    while (end < place.length() && !isSpace(place.charAt(end))) {
      end++;
    }
    return place.substring(0, end);
  }

  private static Optional<PackageName> wheelName(SourceUrl source) {
    String filename =
        switch (source) {
          case SourceUrl.Archive archive -> archive.filename();
          case SourceUrl.LocalArchive archive -> archive.filename();
          case SourceUrl.Git _, SourceUrl.LocalDirectory _ -> "";
        };
    return filename.endsWith(".whl")
        ? Optional.of(WheelFilename.parse(filename).name())
        : Optional.empty();
  }

  private static int markerAfterSpace(String text) {
    for (int i = text.indexOf(';'); i >= 0; i = text.indexOf(';', i + 1)) {
      boolean before = i > 0 && isSpace(text.charAt(i - 1));
      boolean after = i + 1 < text.length() && isSpace(text.charAt(i + 1));
      if (before || after) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  /** Whether the text begins with a scheme that pip knows, or with one and two slashes. */
  static boolean isUrl(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 2 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean plausible =
        !scheme.isEmpty()
            && scheme.chars().allMatch(c -> Character.isLetterOrDigit(c) || "+.-".indexOf(c) >= 0);
    return plausible
        && (scheme.equals("file") || scheme.indexOf('+') > 0 || text.startsWith("//", colon + 1));
  }

  private boolean isPath(String place) {
    int bracket = place.endsWith("]") ? place.lastIndexOf('[') : -1;
    String name = bracket > 0 ? place.substring(0, bracket) : place;
    if (!looksLikePath(name)) {
      return false;
    }
    Path path;
    try {
      path = directory.resolve(UrlText.withoutFragment(name));
    } catch (InvalidPathException e) {
      // what is no path on this system may still be a specifier
      return false;
    }
    if (Files.isDirectory(path)) {
      return true;
    }
    int at = name.indexOf('@');
    boolean named = at > 0 && !looksLikePath(name.substring(0, at));
    return isArchive(name) && (Files.isRegularFile(path) || !named);
  }

  private static boolean looksLikePath(String name) {
    return name.startsWith(".")
        || name.indexOf('/') >= 0
        || name.indexOf(File.separatorChar) >= 0
        || isArchive(name);
  }

  /** Behind the last dot of a version is a digit, of an archive a letter. */
  private static boolean isArchive(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0 || dot + 1 == name.length() || Character.isDigit(name.charAt(dot + 1))) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : ARCHIVES) {
      if (lower.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
