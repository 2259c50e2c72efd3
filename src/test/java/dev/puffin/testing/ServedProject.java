package dev.puffin.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a {@link LocalIndex} serves for one project, and how its page is cached. */
public final class ServedProject {
  private final Map<String, ServedFile> files = new LinkedHashMap<>();
  private final List<Supplier<ServedFile>> pending = new ArrayList<>();
  private Optional<String> cacheControl = Optional.of("max-age=600");
  private Optional<String> lastModified = Optional.empty();
  private boolean etag = true;

  /** The page's Cache-Control header. */
  public synchronized ServedProject cacheControl(String value) {
    cacheControl = Optional.of(value);
    return this;
  }

  /** No Cache-Control header. */
  public synchronized ServedProject noCacheControl() {
    cacheControl = Optional.empty();
    return this;
  }

  /** No ETag header. */
  public synchronized ServedProject noEtag() {
    etag = false;
    return this;
  }

  /** The page's Last-Modified header. */
  public synchronized ServedProject lastModified(String httpDate) {
    lastModified = Optional.of(httpDate);
    return this;
  }

  /** One of the files, to say more about it. */
  public synchronized ServedFile file(String filename) {
    ServedFile file = current().get(filename);
    if (file == null) {
      throw new IllegalArgumentException(filename + " is not among " + files.keySet());
    }
    return file;
  }

  /** The files, in the order they were added. */
  public synchronized List<ServedFile> files() {
    return List.copyOf(current().values());
  }

  synchronized void add(Supplier<ServedFile> file) {
    pending.add(file);
  }

  synchronized void remove(String filename) {
    current().remove(filename);
  }

  private Map<String, ServedFile> current() {
    for (Supplier<ServedFile> supplier : pending) {
      ServedFile file = supplier.get();
      files.put(file.filename(), file);
    }
    pending.clear();
    return files;
  }

  synchronized Reply page(Request request, Reply reply) {
    String tag = "\"" + DistFile.sha256(reply.body()).substring(0, 16) + "\"";
    boolean unchanged =
        etag
            ? request.header("if-none-match").filter(tag::equals).isPresent()
            : lastModified.isPresent() && request.header("if-modified-since").equals(lastModified);
    Reply answer = unchanged ? Reply.of(304, "") : reply;
    if (cacheControl.isPresent()) {
      answer = answer.header("Cache-Control", cacheControl.get());
    }
    if (etag) {
      answer = answer.header("ETag", tag);
    }
    return lastModified.isPresent() ? answer.header("Last-Modified", lastModified.get()) : answer;
  }
}
