package dev.puffin.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsualRequirementsTest {
  private static final int LARGEST = 150_000;

  private static UsualRequirements table(String... lines) {
    return new UsualRequirements(
        (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static List<String> closure(UsualRequirements table, String name, String... extras) {
    Set<ExtraName> wanted = new java.util.TreeSet<>();
    for (String extra : extras) {
      wanted.add(ExtraName.parse(extra));
    }
    return values(table.closure(PackageName.parse(name), wanted, new HashSet<>()));
  }

  private static List<String> values(Set<PackageName> names) {
    return names.stream().map(PackageName::value).toList();
  }

  @Test
  void findsAllThatIsNeededTheNearestFirst() {
    UsualRequirements table = table("# any", "a: c b", "b: d", "c: a e", "d: f");

    assertThat(closure(table, "a")).containsExactly("c", "b", "e", "d", "f");
    assertThat(closure(table, "d")).containsExactly("f");
    assertThat(closure(table, "f")).isEmpty();
  }

  @Test
  void addsWhatExtrasNeedToWhatIsNeededAnyway() {
    UsualRequirements table = table("a-b: x", "a: b[big]", "b: c", "b[big]: d", "b[small]: e");

    assertThat(closure(table, "a")).containsExactly("b", "c", "d");
    assertThat(closure(table, "b")).containsExactly("c");
    assertThat(closure(table, "b", "small", "other")).containsExactly("c", "e");
  }

  @Test
  void leavesOutWhatWasInAnAnswerBefore() {
    UsualRequirements table = table("a: b[x] c", "b: d", "b[x]: e", "c: f", "g: a c h", "h: b");
    Set<String> seen = new HashSet<>();

    assertThat(values(table.closure(PackageName.parse("c"), Set.of(), seen))).containsExactly("f");
    assertThat(values(table.closure(PackageName.parse("g"), Set.of(), seen)))
        .containsExactly("a", "h", "b", "d", "e");
    assertThat(values(table.closure(PackageName.parse("a"), Set.of(), seen))).isEmpty();
  }

  @Test
  void knowsEachLineOfTheShippedTable() throws IOException {
    UsualRequirements shipped = UsualRequirements.shipped();
    for (String line : shippedLines()) {
      if (!line.startsWith("#")) {
        String[] key = line.substring(0, line.indexOf(':')).split("[\\[\\]]", -1);
        List<String> found =
            key.length > 1 ? closure(shipped, key[0], key[1]) : closure(shipped, key[0]);
        String last = line.substring(line.lastIndexOf(' ') + 1);
        assertThat(found).as(line).contains(last.split("\\[", -1)[0]).doesNotContain(key[0]);
      }
    }
  }

  @Test
  void isShippedSortedWithNormalisedNames() throws IOException {
    List<String> lines = shippedLines();
    String name = "[a-z0-9]+(-[a-z0-9]+)*(\\[[a-z0-9]+(-[a-z0-9]+)*])?";

    assertThat(lines).hasSizeGreaterThan(1_000).isSorted().doesNotHaveDuplicates();
    assertThat(String.join("\n", lines)).hasSizeLessThan(LARGEST);
    assertThat(lines).allMatch(line -> line.matches(name + ":( " + name + ")+|# .*"));
  }

  private static List<String> shippedLines() throws IOException {
    try (InputStream in = UsualRequirements.class.getResourceAsStream("usual-requirements.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }
}
