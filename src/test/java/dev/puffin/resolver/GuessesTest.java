package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuessesTest {
  private static final byte[] TABLE =
      "a: b\nb: c gone[x]\nc: d\ngone[x]: e\n".getBytes(StandardCharsets.US_ASCII);
  private static final String[] USUAL = {"b", "c", "d", "e", "gone"};

  private final FakeIndex index = new FakeIndex();
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  private Guesses guesses() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      index.serve(name, "1");
    }
    Guesses guesses = new Guesses(index, () -> new UsualRequirements(TABLE));
    guesses.onArrival(name -> arrived.add(name.value()));
    return guesses;
  }

  private static PackageName name(String text) {
    return PackageName.parse(text);
  }

  private Set<String> arrivals(int count) throws InterruptedException {
    Set<String> names = new java.util.TreeSet<>();
    for (int i = 0; i < count; i++) {
      String next = arrived.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("after %s", names).isNotNull();
      names.add(next);
    }
    return names;
  }

  @Test
  void asksForAllThatIsUsuallyNeededInOneWave() throws InterruptedException {
    Guesses guesses = guesses();
    index.answersOnlyTogether(USUAL.length);

    guesses.required(name("a"), Set.of());

    assertThat(arrivals(4)).containsExactly("b", "c", "d", "e");
  }

  @Test
  void asksForNothingAheadIfTheCacheIsEnough() {
    Guesses guesses = guesses();

    guesses.required(name("a"), Set.of());

    assertThat(index.pagesAsked()).isEmpty();
    assertThat(arrived).isEmpty();
  }

  @Test
  void saysNothingOfWhatFailsOrIsNotThere() throws InterruptedException {
    Guesses guesses = guesses();
    index.answersOnlyTogether(USUAL.length);
    index.failsFor("c");

    guesses.required(name("a"), Set.of());

    assertThat(arrivals(3)).containsExactly("b", "d", "e");
    assertThat(index.defects()).isEmpty();
  }

  @Test
  void leavesOutWhatIsSettled() throws InterruptedException {
    Guesses guesses = guesses();
    index.answersOnlyTogether(USUAL.length - 2);
    guesses.settle(name("b"));
    guesses.settle(name("gone"));

    guesses.required(name("a"), Set.of());

    assertThat(arrivals(3)).containsExactly("c", "d", "e");
    assertThat(index.pagesAsked()).containsExactly("c", "d", "e");
  }

  @Test
  void beginsOnceForAPackageHoweverManyReleasesRequireIt() {
    Guesses guesses = guesses();

    for (int i = 0; i < 3; i++) {
      guesses.required(name("a"), Set.of());
      guesses.required(name("gone"), Set.of(ExtraName.parse("x")));
      guesses.required(name("gone"), Set.of());
    }

    assertThat(index.prefetches()).containsExactly("a", "gone", "gone");
  }

  @Test
  void asksForNothingOnceItIsOver() {
    Guesses guesses = guesses();
    index.answersOnlyTogether(1);
    guesses.stop();

    guesses.required(name("a"), Set.of());

    assertThat(index.pagesAsked()).isEmpty();
  }

  @Test
  void changesNoResolution() {
    assertThat(pins(true)).isEqualTo(pins(false)).contains("flask 2.0", "werkzeug 1.9", "own 1.0");
  }

  /** Newest releases that need something unusual, do not fit, can't be read or are not there. */
  private static List<String> pins(boolean overTheNetwork) {
    FakeIndex index = new FakeIndex();
    index.serve("flask", "2.0").requires("werkzeug<2", "own", "jinja2!=3.1");
    index.serve("werkzeug", "1.9");
    index.serve("werkzeug", "2.0").requires("missing");
    index.serve("jinja2", "3.0").requires("markupsafe");
    index.serve("jinja2", "3.1").broken();
    index.serve("markupsafe", "2").broken();
    index.serve("markupsafe", "1");
    index.serve("click", "8").broken();
    index.serve("own", "1.0");
    index.failsFor("blinker");
    if (overTheNetwork) {
      index.answersOnlyTogether(1);
    }
    Resolution resolution = new Resolving(index).wants("flask").resolution();
    return resolution.packages().stream()
        .map(one -> one.name() + " " + one.version())
        .sorted()
        .toList();
  }
}
