package dev.puffin.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The time of an upload as PEP 700 writes it: {@code 2024-02-03T04:05:06.789012Z}. In a program
 * that has just started the general parser takes long.
 */
final class UploadTime {
  private static final int SECONDS_END = 19;
  private static final int DAY = 24 * 60 * 60;

  /** From the first of March of the year 0. */
  private static final int DAYS_BEFORE_1970 = 719_468;

  private UploadTime() {}

  /** The moment; nothing when the text is none, which is as if the page did not say. */
  static Optional<Instant> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // PEP 700 says how it is written; what is not so is not said
    }
  }

  /** Digits and signs in the usual places, at most nine digits of a second, and a Z. */
  private static boolean isUsual(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || end > SECONDS_END + 10 || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char wanted =
          i < SECONDS_END ? "0000-00-00T00:00:00".charAt(i) : i == SECONDS_END ? '.' : '0';
      char c = text.charAt(i);
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return end != SECONDS_END + 1;
  }

  private static Instant usual(String text) {
    long day = epochDay(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no time of the day: " + text);
    }
    int nanos = 0;
    for (int i = SECONDS_END + 1; i < SECONDS_END + 10; i++) {
      nanos = nanos * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
    }
    return Instant.ofEpochSecond(day * DAY + (hour * 60 + minute) * 60L + second, nanos);
  }

  /** The number of a day since 1970. Years begin in March here, so that leap days end them. */
  private static long epochDay(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > length(year, month)) {
      throw new DateTimeException("no day: " + year + "-" + month + "-" + day);
    }
    int march = month < 3 ? month + 9 : month - 3;
    int years = month < 3 ? year - 1 : year;
    int leapDays = Math.floorDiv(years, 4) - Math.floorDiv(years, 100) + Math.floorDiv(years, 400);
    return years * 365L + leapDays + (march * 153L + 2) / 5 + day - 1 - DAYS_BEFORE_1970;
  }

  private static int length(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return switch (month) {
      case 2 -> leap ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
