package dev.puffin.recall;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheBucket;
import dev.puffin.cache.CacheEntry;
import dev.puffin.cache.CacheOrigin;
import dev.puffin.concurrent.Ahead;
import dev.puffin.concurrent.CancelledException;
import dev.puffin.error.PuffinException;
import dev.puffin.pep508.PackageName;
import dev.puffin.resolver.PackageSource;
import dev.puffin.resolver.Selection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what was chosen. What was chosen once is chosen again if all of the question is the
 * same, and the pages of every project that was looked at have the same content: of pages that are
 * fresh in the cache the check sum at their beginning tells; others are asked for, all at once.
 * Nothing is remembered of runs that may not have seen all there is, and of sources, whose builds
 * may say another thing each time.
 */
public final class Recall {
  private static final int FORMAT = 3;

  /** So many choices are kept at least; each has some 400 bytes for every package. */
  private static final int KEPT = 200;

  private final Cache cache;
  private final PackageSource source;
  private final String program;

  /**
   * A memory that is in the cache.
   *
   * @param source what pages are asked for
   * @param program which program it is, since another may choose otherwise
   */
  public Recall(Cache cache, PackageSource source, String program) {
    this.cache = cache;
    this.source = source;
    this.program = program;
  }

  /** Notes what is learned from now on, for one choice to keep. */
  public Recording record() {
    return new Recording(source);
  }

  /** What was chosen, if it would be chosen again. May wait for the network. */
  public Optional<Selection> find(Question question) {
    String text = QuestionText.of(question, program);
    return entry(text).read().flatMap(kept -> read(kept, text, form(question)));
  }

  /**
   * Keeps what was chosen, if that can be told to be chosen again.
   *
   * @param recording what was learned for it
   */
  public void keep(Question question, Selection selection, Recording recording) {
    SelectionForm form = form(question);
    if (!recording.isRepeatable() || !form.canKeep(selection)) {
      return;
    }
    String text = QuestionText.of(question, program);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeInt(utf8.length);
      out.write(utf8);
      out.writeInt(recording.seen().size());
      for (Map.Entry<PackageName, Long> page : recording.seen().entrySet()) {
        out.writeUTF(page.getKey().value());
        out.writeLong(page.getValue());
      }
      form.write(selection, out);
    } catch (IOException e) {
      return; // a text of over 64 KB: then it is chosen anew each time
    }
    entry(text).store(bytes.toByteArray());
    cache.keepNewest(CacheBucket.RESOLUTIONS, KEPT);
  }

  private static SelectionForm form(Question question) {
    return new SelectionForm(question.indexes().indexes());
  }

  private CacheEntry entry(String text) {
    return cache.entry(CacheBucket.RESOLUTIONS, CacheOrigin.digest(text));
  }

  private Optional<Selection> read(ByteBuffer kept, String text, SelectionForm form) {
    byte[] bytes = new byte[kept.remaining()];
    kept.get(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      boolean same =
          in.readInt() == FORMAT
              && text.equals(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
      return same ? read(in, form) : Optional.empty();
    } catch (CancelledException e) {
      throw e;
    } catch (IOException | PuffinException | IndexOutOfBoundsException e) {
      return Optional.empty(); // whoever chooses anew meets what is wrong, if it still matters
    }
  }

  /** The selection, which is read while indexes are asked whether its pages are still the same. */
  private Optional<Selection> read(DataInputStream in, SelectionForm form) throws IOException {
    Map<PackageName, Long> pages = pages(in);
    try (Ahead<Map<PackageName, Long>> unsure = Ahead.begin("recall", () -> unsure(pages))) {
      Selection selection = form.read(in, source);
      return hold(unsure.get()) ? Optional.of(selection) : Optional.empty();
    }
  }

  /** Those that may have changed, as far as the cache tells; they are asked for. */
  private Map<PackageName, Long> unsure(Map<PackageName, Long> pages) {
    Map<PackageName, Long> unsure = new LinkedHashMap<>(pages);
    source.knownFingerprints(pages.keySet()).forEach(unsure::remove);
    unsure.keySet().forEach(name -> source.prefetchReleases(name, () -> {}));
    return unsure;
  }

  private static Map<PackageName, Long> pages(DataInputStream in) throws IOException {
    Map<PackageName, Long> pages = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      pages.put(PackageName.parse(in.readUTF()), in.readLong());
    }
    return pages;
  }

  private boolean hold(Map<PackageName, Long> pages) {
    for (Map.Entry<PackageName, Long> page : pages.entrySet()) {
      if (Recording.fingerprint(source.releases(page.getKey())) != page.getValue()) {
        return false;
      }
    }
    return true;
  }
}
