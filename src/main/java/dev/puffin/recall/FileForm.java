package dev.puffin.recall;

import dev.puffin.dist.Hashes;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.IndexUrl;
import dev.puffin.dist.UrlText;
import dev.puffin.dist.Yanked;
import dev.puffin.pep440.Specifiers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a file of an index is kept with a choice. An index that is configured is kept by its number,
 * so that no password is written down.
 */
final class FileForm {
  private static final int ANOTHER = -1;

  /** Stands for the number of digests where there is just one, as nearly always. */
  private static final int ONE_SHA256 = -1;

  private static final int SHA256_BYTES = 32;

  private final List<IndexUrl> indexes;

  /** What many files say the same of is read once. */
  private final Map<String, Optional<Specifiers>> pythons = new HashMap<>();

  /** A form for choices among files of these indexes, and of other places. */
  FileForm(List<IndexUrl> indexes) {
    this.indexes = indexes;
  }

  /** Whether nothing is in it that must not be written down. */
  boolean canKeep(IndexFile file) {
    String index = file.index().url();
    return UrlText.withoutCredentials(file.url()).equals(file.url())
        && (indexes.contains(file.index()) || UrlText.withoutCredentials(index).equals(index));
  }

  void write(IndexFile file, DataOutput out) throws IOException {
    out.writeUTF(file.filename());
    out.writeUTF(file.url());
    write(file.hashes(), out);
    out.writeUTF(file.requiresPython().map(Specifiers::toString).orElse(""));
    out.writeBoolean(file.requiresPython().isPresent());
    out.writeLong(file.size().orElse(-1));
    out.writeBoolean(file.uploadTime().isPresent());
    if (file.uploadTime().isPresent()) {
      Instant time = file.uploadTime().get();
      out.writeLong(time.getEpochSecond());
      out.writeInt(time.getNano());
    }
    switch (file.yanked()) {
      case Yanked.No _ -> out.writeBoolean(false);
      case Yanked.Yes(String reason) -> {
        out.writeBoolean(true);
        out.writeUTF(reason);
      }
    }
    out.writeBoolean(file.hasMetadata());
    write(file.metadataHashes(), out);
    int number = indexes.indexOf(file.index());
    out.writeInt(number);
    if (number == ANOTHER) {
      out.writeUTF(file.index().url());
    }
  }

  IndexFile read(DataInput in) throws IOException {
    String filename = in.readUTF();
    String url = in.readUTF();
    Hashes hashes = readHashes(in);
    String python = in.readUTF();
    Optional<Specifiers> requiresPython =
        in.readBoolean() ? pythons.computeIfAbsent(python, Specifiers::tryParse) : Optional.empty();
    long size = in.readLong();
    Optional<Instant> uploaded =
        in.readBoolean()
            ? Optional.of(Instant.ofEpochSecond(in.readLong(), in.readInt()))
            : Optional.empty();
    Yanked yanked = in.readBoolean() ? new Yanked.Yes(in.readUTF()) : new Yanked.No();
    boolean hasMetadata = in.readBoolean();
    Hashes metadataHashes = readHashes(in);
    int number = in.readInt();
    return new IndexFile(
        filename,
        url,
        hashes,
        requiresPython,
        size < 0 ? OptionalLong.empty() : OptionalLong.of(size),
        uploaded,
        yanked,
        hasMetadata,
        metadataHashes,
        number == ANOTHER ? new IndexUrl(in.readUTF()) : indexes.get(number));
  }

  private static void write(Hashes hashes, DataOutput out) throws IOException {
    String sha256 = hashes.sha256().orElse("");
    if (hashes.digests().size() == 1 && isSha256(sha256)) {
      out.writeByte(ONE_SHA256);
      out.write(HexFormat.of().parseHex(sha256));
      return;
    }
    out.writeByte(hashes.digests().size());
    for (Map.Entry<String, String> digest : hashes.digests().entrySet()) {
      out.writeUTF(digest.getKey());
      out.writeUTF(digest.getValue());
    }
  }

  private static boolean isSha256(String digits) {
    return digits.length() == 2 * SHA256_BYTES && digits.chars().allMatch(HexFormat::isHexDigit);
  }

  private static Hashes readHashes(DataInput in) throws IOException {
    int count = in.readByte();
    if (count == 0) {
      return Hashes.none();
    }
    if (count == ONE_SHA256) {
      byte[] digest = new byte[SHA256_BYTES];
      in.readFully(digest);
      return Hashes.sha256(digest);
    }
    SortedMap<String, String> digests = new TreeMap<>();
    for (; count > 0; count--) {
      digests.put(in.readUTF(), in.readUTF());
    }
    return new Hashes(digests);
  }
}
