package dev.puffin.session;

import java.util.Locale;
import java.util.OptionalLong;

/** Writes numbers the way people read them. */
public final class Amounts {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Amounts() {}

  /** A number of bytes with three digits or so: {@code 482 kB}, {@code 1.3 GB}. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    if (unit == 0 || value >= 9.95) {
      return Math.round(value) + " " + UNITS[unit];
    }
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10 + " " + UNITS[unit];
  }

  /** A number of things: {@code 1 package}, {@code 3 packages}, {@code 2 entries}. */
  public static String counted(long count, String thing) {
    if (count == 1) {
      return "1 " + thing;
    }
    String plural =
        thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    return count + " " + plural;
  }

  /** A span of time: {@code 48 ms}, {@code 1.2 s}, {@code 3 min 5 s}. */
  public static String millis(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      long tenths = Math.round(millis / 100.0);
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    long seconds = Math.round(millis / 1000.0);
    return seconds / 60 + " min " + seconds % 60 + " s";
  }

  /**
   * A number of bytes, with a unit of 1000 or 1024 or without: {@code 500MB}, {@code 10GiB}. Empty
   * if the text is none.
   */
  public static OptionalLong parseBytes(String text) {
    int digits = 0;
    while (digits < text.length() && isDigit(text.charAt(digits))) {
      digits++;
    }
    String unit = text.substring(digits).strip().toUpperCase(Locale.ROOT);
    int power = unit.isEmpty() ? 0 : "BKMGT".indexOf(unit.charAt(0));
    boolean known =
        unit.length() <= 1
            || unit.equals(unit.charAt(0) + "B")
            || unit.equals(unit.charAt(0) + "IB");
    if (digits == 0 || power < 0 || !known) {
      return OptionalLong.empty();
    }
    long base = unit.endsWith("IB") ? 1024 : 1000;
    try {
      double size = Double.parseDouble(text.substring(0, digits)) * Math.pow((double) base, power);
      return OptionalLong.of((long) size);
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // several points
    }
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }
}
