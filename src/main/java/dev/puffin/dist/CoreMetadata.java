package dev.puffin.dist;

import dev.puffin.pep440.InvalidVersionException;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.InvalidNameException;
import dev.puffin.pep508.InvalidRequirementException;
import dev.puffin.pep508.PackageName;
import dev.puffin.pep508.Requirement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a distribution says about itself that matters for resolving (core metadata specification).
 *
 * @param metadataVersion such as {@code 2.1}
 * @param name the package
 * @param version its version
 * @param requiresDist what it needs
 * @param requiresPython which Pythons it is for; empty if not said or not readable
 * @param providesExtra its extras, in their order
 * @param dynamic names of fields, in lower case, that a build may still change (PEP 643)
 */
public record CoreMetadata(
    String metadataVersion,
    PackageName name,
    Version version,
    List<Requirement> requiresDist,
    Optional<Specifiers> requiresPython,
    List<ExtraName> providesExtra,
    Set<String> dynamic) {
  private static final String METADATA_VERSION = "Metadata-Version";
  private static final String NAME = "Name";
  private static final String VERSION = "Version";
  private static final String REQUIRES_DIST = "Requires-Dist";
  private static final String REQUIRES_PYTHON = "Requires-Python";
  private static final String PROVIDES_EXTRA = "Provides-Extra";
  private static final String DYNAMIC = "Dynamic";

  /** Copies the collections. */
  public CoreMetadata {
    requiresDist = List.copyOf(requiresDist);
    providesExtra = List.copyOf(providesExtra);
    dynamic = Set.copyOf(dynamic);
  }

  /**
   * Reads a METADATA or PKG-INFO file as leniently as pip does: unknown fields are passed over, a
   * Requires-Python that can't be read counts as none. A requirement that can't be read makes the
   * distribution unusable, since leaving it out would install too little.
   *
   * @throws InvalidMetadataException if name, version or a requirement can't be read
   */
  public static CoreMetadata parse(byte[] content) {
    return parse(content, Requirement::parse);
  }

  /**
   * Reads it with somebody's own way to read a requirement, which throws what {@link
   * Requirement#parse} does.
   *
   * @throws InvalidMetadataException if name, version or a requirement can't be read
   */
  public static CoreMetadata parse(byte[] content, Function<String, Requirement> reader) {
    return of(HeaderReader.read(content), reader);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws InvalidMetadataException if it is something else
   */
  public static CoreMetadata decode(ByteBuffer content) {
    byte[] utf8 = new byte[content.remaining()];
    content.get(utf8);
    return parse(utf8);
  }

  /** The metadata in few bytes: the fields that count, and nothing else. */
  public byte[] encode() {
    StringBuilder text = new StringBuilder();
    field(text, METADATA_VERSION, metadataVersion);
    field(text, NAME, name.value());
    field(text, VERSION, version.text());
    requiresPython.ifPresent(python -> field(text, REQUIRES_PYTHON, python.toString()));
    requiresDist.forEach(requirement -> field(text, REQUIRES_DIST, requirement.toString()));
    providesExtra.forEach(extra -> field(text, PROVIDES_EXTRA, extra.value()));
    new TreeSet<>(dynamic).forEach(name -> field(text, DYNAMIC, name));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a build may still change the field, whose name is in any case. */
  public boolean isDynamic(String field) {
    return dynamic.contains(field.toLowerCase(Locale.ROOT));
  }

  private static CoreMetadata of(HeaderReader header, Function<String, Requirement> reader) {
    Set<String> dynamic = new TreeSet<>();
    for (String field : header.all(DYNAMIC)) {
      dynamic.add(field.toLowerCase(Locale.ROOT));
    }
    return new CoreMetadata(
        header.first(METADATA_VERSION).orElse("1.0"),
        name(header),
        version(header),
        requirements(header, reader),
        header.first(REQUIRES_PYTHON).flatMap(Specifiers::tryParse),
        extras(header),
        dynamic);
  }

  private static PackageName name(HeaderReader header) {
    String text = header.first(NAME).orElseThrow(() -> missing(NAME));
    try {
      return PackageName.parse(text);
    } catch (InvalidNameException e) {
      throw InvalidMetadataException.field(NAME, text, e);
    }
  }

  private static Version version(HeaderReader header) {
    String text = header.first(VERSION).orElseThrow(() -> missing(VERSION));
    try {
      return Version.parse(text);
    } catch (InvalidVersionException e) {
      throw InvalidMetadataException.field(VERSION, text, e);
    }
  }

  private static List<Requirement> requirements(
      HeaderReader header, Function<String, Requirement> reader) {
    List<Requirement> requirements = new ArrayList<>();
    for (String text : header.all(REQUIRES_DIST)) {
      try {
        requirements.add(reader.apply(text));
      } catch (InvalidRequirementException | InvalidNameException e) {
        throw InvalidMetadataException.field(REQUIRES_DIST, text, e);
      }
    }
    return requirements;
  }

  /** The extras; one whose name is none can't be asked for and is passed over. */
  private static List<ExtraName> extras(HeaderReader header) {
    List<ExtraName> extras = new ArrayList<>();
    for (String text : header.all(PROVIDES_EXTRA)) {
      ExtraName.tryParse(text).ifPresent(extras::add);
    }
    return extras;
  }

  private static InvalidMetadataException missing(String field) {
    return new InvalidMetadataException("there is no " + field);
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append('\n');
  }
}
