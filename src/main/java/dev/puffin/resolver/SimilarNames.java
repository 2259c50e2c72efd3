package dev.puffin.resolver;

import dev.puffin.error.Spelling;
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

  private final Search search;

  SimilarNames(Search search) {
    this.search = search;
  }

  /**
   * A well-known package of a similar name, or whose modules have that name, if the index has it.
   */
  Optional<PackageName> of(PackageName wrong) {
    Spelling spelling = new Spelling(wrong.value());
    try (InputStream in = SimilarNames.class.getResourceAsStream(WELL_KNOWN);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 2);
        spelling.compare(words[0], words[words.length - 1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + WELL_KNOWN, e);
    }
    return spelling
        .closest()
        .map(PackageName::parse)
        .filter(name -> search.universe().source().releases(name).isPresent());
  }
}
