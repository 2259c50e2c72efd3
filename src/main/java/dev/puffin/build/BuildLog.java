package dev.puffin.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a backend printed, as far as it matters.
 *
 * @param text the end of its output, or all of it if that is not very long
 */
record BuildLog(String text) {
  /** Enough for any traceback; a build may print hundreds of megabytes. */
  private static final int KEPT_BYTES = 256 * 1024;

  /** Reads the end of a file that a backend has written to. */
  static BuildLog read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - KEPT_BYTES);
      channel.position(start);
      ByteBuffer buffer = ByteBuffer.allocate(KEPT_BYTES);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // a read may give less than there is
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      return new BuildLog(start == 0 ? text : text.substring(text.indexOf('\n') + 1));
    }
  }

  /** The lines that are not blank, without the space at their ends. */
  List<String> lines() {
    return text.lines().map(String::stripTrailing).filter(line -> !line.isBlank()).toList();
  }

  /** The last lines that are not blank, at most so many. */
  List<String> lastLines(int count) {
    List<String> lines = lines();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }
}
