package dev.puffin.recall;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.InvalidFilenameException;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceFilename;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.OfferedFiles;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.resolver.Selection;
import dev.puffin.resolver.Via;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a selection is kept: with the files that were chosen, so that no page has to be read to use
 * it. What else the pages say is read from them if somebody wants it.
 */
final class SelectionForm {
  private final FileForm files;

  /** A form for choices among files of these indexes, and of other places. */
  SelectionForm(List<IndexUrl> indexes) {
    this.files = new FileForm(indexes);
  }

  /** Whether it can be read again: every package comes from an index. */
  boolean canKeep(Selection selection) {
    for (ResolvedPackage resolved : selection.packages()) {
      if (!(resolved.distribution() instanceof Distribution.Indexed indexed)
          || !files.canKeep(indexed.file())) {
        return false;
      }
    }
    return true;
  }

  void write(Selection selection, DataOutput out) throws IOException {
    out.writeInt(selection.packages().size());
    for (ResolvedPackage resolved : selection.packages()) {
      write(resolved, out);
    }
    writeTexts(selection.warnings(), out);
  }

  private void write(ResolvedPackage resolved, DataOutput out) throws IOException {
    out.writeUTF(resolved.name().value());
    out.writeUTF(resolved.version().text());
    files.write(((Distribution.Indexed) resolved.distribution()).file(), out);
    writeTexts(resolved.extras().stream().map(ExtraName::value).toList(), out);
    out.writeInt(resolved.via().size());
    for (Via via : resolved.via()) {
      write(via, out);
    }
    out.writeUTF(resolved.marker().map(Marker::toString).orElse(""));
  }

  private static void write(Via via, DataOutput out) throws IOException {
    out.writeBoolean(via.isParent());
    switch (via) {
      case Via.Parent(PackageName name) -> out.writeUTF(name.value());
      case Via.Input(Origin(String file, int line, String label)) -> {
        out.writeUTF(file);
        out.writeInt(line);
        out.writeUTF(label);
      }
    }
  }

  private static void writeTexts(Collection<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  /**
   * Reads a selection.
   *
   * @param source for what pages say besides, if somebody wants it
   * @throws IOException if it is none
   */
  Selection read(DataInput in, PackageSource source) throws IOException {
    List<ResolvedPackage> packages = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      packages.add(readPackage(in, source));
    }
    return new Selection(packages, readTexts(in));
  }

  private ResolvedPackage readPackage(DataInput in, PackageSource source) throws IOException {
    PackageName name = PackageName.parse(in.readUTF());
    Version version = Version.parse(in.readUTF());
    Distribution distribution = distribution(name, files.read(in));
    SortedSet<ExtraName> extras = new TreeSet<>();
    readTexts(in).forEach(extra -> extras.add(ExtraName.parse(extra)));
    List<Via> via = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      via.add(readVia(in));
    }
    String marker = in.readUTF();
    Optional<Marker> where =
        marker.isEmpty() ? Optional.empty() : Optional.of(Marker.parse(marker));
    OfferedFiles offered =
        OfferedFiles.from(
            () -> source.releases(name).map(releases -> releases.files(version)).orElse(List.of()));
    return new ResolvedPackage(name, version, distribution, extras, via, offered, where);
  }

  private static Distribution distribution(PackageName name, IndexFile file) throws IOException {
    if (!WheelFilename.isWheel(file.filename())) {
      SourceFilename source =
          SourceFilename.parse(file.filename(), name).orElseThrow(IOException::new);
      return new SourceDistribution.Registry(source, file);
    }
    try {
      return new BuiltDistribution.Registry(WheelFilename.parse(file.filename()), file);
    } catch (InvalidFilenameException e) {
      throw new IOException("not what this program keeps", e);
    }
  }

  private static Via readVia(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Via.Parent(PackageName.parse(in.readUTF()))
        : new Via.Input(new Origin(in.readUTF(), in.readInt(), in.readUTF()));
  }

  private static List<String> readTexts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
