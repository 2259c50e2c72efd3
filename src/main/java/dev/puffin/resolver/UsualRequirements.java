package dev.puffin.resolver;

import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What widely used packages usually require, from a table that is shipped: good for asking ahead
 * and for nothing else, since any release may require something else. The table has lines {@code
 * name: name name[extra]} and {@code name[extra]: name}, sorted by their bytes.
 */
final class UsualRequirements {
  private static final String TABLE = "usual-requirements.txt";

  private final byte[] table;

  /** The requirements of a table. */
  UsualRequirements(byte[] table) {
    this.table = table.clone();
  }

  /** Those that are shipped. */
  static UsualRequirements shipped() {
    return Shipped.TABLE;
  }

  /** Read when it is first needed, which it is only over a network. */
  private static final class Shipped {
    private static final UsualRequirements TABLE = read();
  }

  private static UsualRequirements read() {
    try (InputStream in = UsualRequirements.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IOException("not in the program");
      }
      return new UsualRequirements(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + TABLE, e);
    }
  }

  /**
   * All that a package usually needs with these extras, directly or not; the nearest first.
   *
   * @param seen what was in an answer before, as {@code name} and {@code name[extra]}, and is left
   *     out; what is in this one is added
   */
  Set<PackageName> closure(PackageName name, Set<ExtraName> extras, Set<String> seen) {
    Deque<String> open = new ArrayDeque<>();
    if (seen.add(name.value())) {
      open.add(name.value());
    }
    for (ExtraName extra : extras) {
      String key = name + "[" + extra + "]";
      if (seen.add(key)) {
        open.add(key);
      }
    }
    Set<PackageName> closure = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      for (String required : requirements(open.remove())) {
        int bracket = required.indexOf('[');
        String bare = bracket < 0 ? required : required.substring(0, bracket);
        if (seen.add(bare)) {
          closure.add(new PackageName(bare));
          open.add(bare);
        }
        if (bracket >= 0 && seen.add(required)) {
          open.add(required);
        }
      }
    }
    return closure;
  }

  private String[] requirements(String key) {
    byte[] wanted = (key + ": ").getBytes(StandardCharsets.US_ASCII);
    int low = 0;
    int high = table.length;
    while (low < high) {
      int start = startOfLine((low + high) >>> 1);
      int end = Math.min(start + wanted.length, table.length);
      int order = Arrays.compare(table, start, end, wanted, 0, wanted.length);
      if (order == 0) {
        String line = new String(table, end, endOfLine(end) - end, StandardCharsets.US_ASCII);
        return line.split(" ", -1);
      }
      if (order < 0) {
        low = endOfLine(start) + 1;
      } else {
        high = start;
      }
    }
    return new String[0];
  }

  private int startOfLine(int place) {
    int start = place;
    while (start > 0 && table[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int endOfLine(int place) {
    int end = place;
    while (end < table.length && table[end] != '\n') {
      end++;
    }
    return end;
  }
}
