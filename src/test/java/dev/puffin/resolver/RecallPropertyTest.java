package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.cache.Cache;
import dev.puffin.index.IndexSettings;
import dev.puffin.recall.Question;
import dev.puffin.recall.Recall;
import dev.puffin.recall.Recording;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recalled is what would be found now, whatever has happened to the index since. */
class RecallPropertyTest {
  private static final int CASES = 600;

  @TempDir Path folder;

  @Test
  void whatIsRecalledWouldBeChosenNow() {
    int recalled = 0;
    int forgotten = 0;
    try (Cache cache = Cache.open(folder)) {
      for (long seed = 0; seed < CASES; seed++) {
        Case one = new Case(seed, cache);
        if (one.keep()) {
          assertThat(one.recalled()).as("seed %d", seed).isEqualTo(one.chosen());
          one.change(new Random(seed));
          Optional<Selection> found = one.recalled();
          if (found.isPresent()) {
            recalled++;
            assertThat(found).as("seed %d", seed).isEqualTo(one.chosen());
          } else {
            forgotten++;
          }
        }
      }
    }
    assertThat(recalled).isGreaterThan(CASES / 50);
    assertThat(forgotten).isGreaterThan(CASES / 10);
  }

  /** A random index with requirements on it. */
  private static final class Case {
    private final RandomIndex random;
    private final Recall recall;
    private final Resolving resolving;
    private final Question question;

    Case(long seed, Cache cache) {
      random = new RandomIndex(seed);
      recall = new Recall(cache, random.index(), "seed " + seed);
      resolving =
          new Resolving(random.index())
              .wants(random.roots().toArray(String[]::new))
              .constrains(random.constraints().toArray(String[]::new));
      Resolving asked = seed % 2 == 0 ? resolving : resolving.universal(">=3.10");
      question =
          new Question(
              Question.Scope.TOGETHER,
              asked.manifest(),
              ResolverOptions.STANDARD,
              asked.environment(),
              IndexSettings.standard());
    }

    /** Whether there was anything to keep. */
    boolean keep() {
      Recording recording = recall.record();
      Optional<Selection> selection = choose(recording);
      selection.ifPresent(found -> recall.keep(question, found, recording));
      return selection.isPresent();
    }

    Optional<Selection> recalled() {
      return recall.find(question);
    }

    Optional<Selection> chosen() {
      return choose(random.index());
    }

    private Optional<Selection> choose(PackageSource source) {
      try {
        Resolver resolver = new Resolver(source);
        return Optional.of(
            resolver
                .resolve(question.manifest(), question.options(), question.environment())
                .selection());
      } catch (NoSolutionException e) {
        return Optional.empty();
      }
    }

    /** A newer version of some package, which may be one that nobody looked at. */
    void change(Random dice) {
      String[] names = {"a", "b", "c", "d", "e"};
      random.index().serve(names[dice.nextInt(names.length)], "9");
    }
  }
}
