package dev.puffin.resolver;

import dev.puffin.pep508.PackageName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the package that somebody meant who wrote the name of one that does not exist. */
final class SimilarNames {
  private static final String WELL_KNOWN = "well-known-packages.txt";
  private static final int FEW_LETTERS = 4;

  private final Search search;

  SimilarNames(Search search) {
    this.search = search;
  }

  /**
   * A well-known package of a similar name, or whose modules have that name, if the index has it.
   */
  Optional<PackageName> of(PackageName wrong) {
    String best = "";
    int least = wrong.value().length() > FEW_LETTERS ? 3 : 2;
    try (InputStream in = SimilarNames.class.getResourceAsStream(WELL_KNOWN);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 2);
        String known = words[words.length - 1];
        int distance = distance(wrong.value(), words[0]);
        if (distance < least) {
          least = distance;
          best = known;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + WELL_KNOWN, e);
    }
    return Optional.of(best)
        .filter(name -> !name.isEmpty())
        .map(PackageName::parse)
        .filter(name -> search.universe().source().releases(name).isPresent());
  }

  /** How many letters have to be put in, left out, replaced or swapped with their neighbour. */
  static int distance(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[right.length()];
  }
}
