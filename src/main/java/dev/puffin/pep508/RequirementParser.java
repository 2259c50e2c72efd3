package dev.puffin.pep508;

import dev.puffin.pep440.Specifier;
import dev.puffin.pep440.SpecifierReader;
import dev.puffin.pep440.Specifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one requirement by the grammar of PEP 508, as the {@code packaging} library does. */
final class RequirementParser {
  private final TextCursor cursor;

  RequirementParser(String text) {
    this.cursor = new TextCursor("requirement", text);
  }

  Requirement parse() {
    cursor.skipSpace();
    String name = cursor.takeName();
    if (name.isEmpty()) {
      throw cursor.expected("a package name at the start");
    }
    cursor.skipSpace();
    Set<ExtraName> extras = readExtras();
    cursor.skipSpace();
    RequirementSource source = cursor.take('@') ? readUrl() : readSpecifiers();
    Optional<Marker> marker = readMarker(source);
    return new Requirement(PackageName.parse(name), extras, source, marker);
  }

  private Set<ExtraName> readExtras() {
    Set<ExtraName> extras = new HashSet<>();
    if (!cursor.take('[')) {
      return extras;
    }
    cursor.skipSpace();
    String first = cursor.takeName();
    if (!first.isEmpty()) {
      extras.add(ExtraName.parse(first));
      readMoreExtras(extras);
    }
    cursor.skipSpace();
    if (!cursor.take(']')) {
      throw cursor.expected(
          extras.isEmpty() ? "an extra name or ']'" : "',' or ']' after an extra");
    }
    return extras;
  }

  private void readMoreExtras(Set<ExtraName> extras) {
    cursor.skipSpace();
    while (cursor.take(',')) {
      cursor.skipSpace();
      String extra = cursor.takeName();
      if (extra.isEmpty()) {
        throw cursor.expected("an extra name after ','");
      }
      extras.add(ExtraName.parse(extra));
      cursor.skipSpace();
    }
  }

  private RequirementSource readUrl() {
    cursor.skipSpace();
    int start = cursor.position();
    while (!cursor.atEnd() && cursor.peek() != ' ' && cursor.peek() != '\t') {
      cursor.moveTo(cursor.position() + 1);
    }
    if (cursor.position() == start) {
      throw cursor.expected("a URL after '@'");
    }
    return new RequirementSource.Url(cursor.text().substring(start, cursor.position()));
  }

  private RequirementSource readSpecifiers() {
    boolean enclosed = cursor.take('(');
    cursor.skipSpace();
    List<Specifier> specifiers = new ArrayList<>();
    boolean more = true;
    while (more) {
      Optional<Specifier> specifier = readSpecifier();
      specifier.ifPresent(specifiers::add);
      cursor.skipSpace();
      more = specifier.isPresent() && cursor.take(',');
      cursor.skipSpace();
    }
    if (enclosed && !cursor.take(')')) {
      throw cursor.expected("',' or ')' after a version specifier");
    }
    return new RequirementSource.Specified(Specifiers.of(specifiers));
  }

  private Optional<Specifier> readSpecifier() {
    if ("=!<>~".indexOf(cursor.peek()) < 0 || cursor.atEnd()) {
      return Optional.empty();
    }
    SpecifierReader reader = new SpecifierReader(cursor.text(), cursor.position());
    Optional<Specifier> specifier = reader.read();
    if (specifier.isEmpty()) {
      throw cursor.failure(reader.position(), reader.problem());
    }
    cursor.moveTo(reader.position());
    if (cursor.peek() == '+' || cursor.text().startsWith(".*", cursor.position())) {
      throw cursor.failure(cursor.position(), reader.trailingProblem(specifier.get()));
    }
    return specifier;
  }

  private Optional<Marker> readMarker(RequirementSource source) {
    cursor.skipSpace();
    if (cursor.atEnd()) {
      return Optional.empty();
    }
    if (!cursor.take(';')) {
      throw cursor.expected(expectedBeforeMarker(source));
    }
    Marker marker = new MarkerParser(cursor).readOr();
    if (!cursor.atEnd()) {
      throw cursor.expected("'and', 'or' or the end of the requirement");
    }
    return Optional.of(marker);
  }

  private static String expectedBeforeMarker(RequirementSource source) {
    return switch (source) {
      case RequirementSource.Url _ -> "';' or the end after the URL";
      case RequirementSource.Specified specified ->
          specified.specifiers().isAny()
              ? "a version specifier such as >=1.0, ';' or the end"
              : "',' and another specifier, ';' or the end";
    };
  }
}
