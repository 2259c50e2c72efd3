package dev.puffin.pipeline;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.puffin.cache.Cache;
import dev.puffin.cache.CacheException;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.UrlText;
import dev.puffin.http.HttpClient;
import dev.puffin.http.HttpException;
import dev.puffin.http.HttpRequest;
import dev.puffin.http.HttpResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Fetches the files of distributions; hashes them while the bytes arrive. */
final class Downloads {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LARGEST_IN_MEMORY = 1 << 18;

  /** Nobody waits for the end of the file. */
  private static final Progress NOBODY = bytes -> {};

  private final HttpClient client;
  private final ScratchFiles scratch;
  private final Reporter reporter;
  private final DownloadQueue queue = new DownloadQueue();
  private final AtomicLong announced = new AtomicLong();

  Downloads(HttpClient client, Cache cache, Reporter reporter) {
    this.client = client;
    this.scratch = new ScratchFiles(cache);
    this.reporter = reporter;
  }

  /**
   * Fetches a file.
   *
   * @param expected digests it must have, may be none
   * @param algorithms of more digests that are of interest
   * @throws HashMismatchException if it is not the expected one
   * @throws DistributionException if it can't be fetched
   */
  Fetched fetch(
      Distribution distribution, String url, Hashes expected, Collection<String> algorithms) {
    Digests digests = new Digests(algorithms(expected, algorithms));
    Fetched fetched = get(distribution, url, digests, this::receive);
    if (expected.contradicts(fetched.hashes())) {
      closeQuietly(fetched);
      throw mismatch(distribution, url, expected, fetched.hashes());
    }
    return fetched;
  }

  /**
   * Fetches a file to a path, as {@link #fetch} does.
   *
   * @return the digests it has
   */
  Hashes fetchTo(Path target, Distribution distribution, String url, Hashes expected) {
    Digests digests = new Digests(expected.digests().keySet());
    Hashes hashes = get(distribution, url, digests, incoming -> receive(incoming, target));
    if (expected.contradicts(hashes)) {
      throw mismatch(distribution, url, expected, hashes);
    }
    return hashes;
  }

  /** Receives a body: in memory if it is small, else in a temporary file. */
  Fetched receive(Distribution distribution, HttpResponse response, Digests digests)
      throws IOException {
    return receive(new Incoming(distribution, response, digests, NOBODY));
  }

  /** Receives a body into a file. */
  Hashes receive(Distribution distribution, HttpResponse response, Digests digests, Path target)
      throws IOException {
    return receive(new Incoming(distribution, response, digests, NOBODY), target);
  }

  /** A file whose bytes are to come. */
  private record Incoming(
      Distribution distribution, HttpResponse response, Digests digests, Progress progress) {}

  /** Is told how many more bytes have come. */
  private interface Progress {
    void received(long bytes);
  }

  /** Receives a file. */
  private interface Receiver<T> {
    T receive(Incoming incoming) throws IOException;
  }

  /** Where the bytes go. */
  private interface Sink {
    void take(byte[] bytes, int length) throws IOException;
  }

  private Fetched receive(Incoming incoming) throws IOException {
    OptionalLong length = incoming.response().length();
    if (length.isPresent() && length.getAsLong() <= LARGEST_IN_MEMORY) {
      return inMemory(incoming, (int) length.getAsLong());
    }
    Path file = scratch.take();
    long size;
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      pump(incoming, into(channel, file));
      size = channel.position();
    }
    return Fetched.temporary(file, size, incoming.digests().finish(), scratch);
  }

  private Fetched inMemory(Incoming incoming, int length) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(length);
    pump(
        incoming,
        (bytes, count) -> {
          if (count > content.remaining()) {
            throw new IOException("more bytes came than the server said");
          }
          content.put(bytes, 0, count);
        });
    if (content.hasRemaining()) {
      throw new EOFException("fewer bytes came than the server said");
    }
    return Fetched.of(content.array(), incoming.digests().finish());
  }

  private Hashes receive(Incoming incoming, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(target, CREATE, TRUNCATE_EXISTING, WRITE)) {
      pump(incoming, into(channel, target));
    }
    return incoming.digests().finish();
  }

  private static Sink into(FileChannel channel, Path target) {
    return (bytes, count) -> write(channel, target, ByteBuffer.wrap(bytes, 0, count));
  }

  private static void write(FileChannel channel, Path target, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw CacheException.of("write", target, e); // no fault of the server: it is not asked again
    }
  }

  private void pump(Incoming incoming, Sink sink) throws IOException {
    OptionalLong length = incoming.response().length();
    reporter.fetching(incoming.distribution(), length);
    incoming.digests().begin(announced.addAndGet(length.orElse(0)));
    byte[] buffer = new byte[BUFFER_BYTES];
    InputStream body = incoming.response().body();
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      incoming.digests().update(buffer, count);
      sink.take(buffer, count);
      reporter.received(incoming.distribution(), count);
      incoming.progress().received(count);
    }
  }

  private <T> T get(Distribution distribution, String url, Digests digests, Receiver<T> receiver) {
    try (DownloadQueue.Turn turn = queue.await(size(distribution))) {
      return client.get(
          HttpRequest.file(url),
          response ->
              receiver.receive(new Incoming(distribution, response, digests, turn::received)));
    } catch (HttpException e) {
      throw DistributionException.fetching(distribution, e);
    } catch (IOException e) {
      throw DistributionException.fetching(distribution, UrlText.withoutCredentials(url), e);
    }
  }

  private static long size(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Indexed indexed -> indexed.file().size().orElse(0);
      case Distribution.Placed _ -> 0;
    };
  }

  /** The algorithms of both, to compute a digest of each. */
  static SortedSet<String> algorithms(Hashes expected, Collection<String> algorithms) {
    SortedSet<String> all = new TreeSet<>(expected.digests().keySet());
    all.addAll(algorithms);
    return Digests.known(all);
  }

  private static HashMismatchException mismatch(
      Distribution distribution, String url, Hashes expected, Hashes found) {
    return HashMismatchException.promised(
        distribution, UrlText.withoutCredentials(url), expected, found);
  }

  private static void closeQuietly(Fetched fetched) {
    try {
      fetched.close();
    } catch (IOException e) {
      // the temporary file goes with the process's folder
      LoggerFactory.getLogger(Downloads.class).debug("not deleted: {}", e.toString());
    }
  }
}
