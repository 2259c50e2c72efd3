package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.session.CommandContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static final Option FLAG = Option.flag(OptionGroup.GENERAL, "A flag", "-u", "--upgrade");
  private static final Option QUIET = Option.flag(OptionGroup.GENERAL, "Another", "-q", "--quiet");
  private static final Option TOGGLE =
      Option.toggle(OptionGroup.OUTPUT, "On or off", "--header", "--no-header");
  private static final Option VALUE =
      Option.value(OptionGroup.OUTPUT, "FILE", "One value", "-o", "--output-file");
  private static final Option LIST =
      Option.list(OptionGroup.INPUT, "FILE", "Several values", "-c", "--constraint");

  private record Lock(String operands) implements Subcommand {
    @Override
    public String name() {
      return "lock";
    }

    @Override
    public String summary() {
      return "Lock something";
    }

    @Override
    public List<Option> options() {
      return List.of(FLAG, QUIET, TOGGLE, VALUE, LIST);
    }

    @Override
    public List<String> examples() {
      return List.of("lock a.in");
    }

    @Override
    public ExitStatus run(Arguments arguments, CommandContext context) {
      return ExitStatus.DONE;
    }
  }

  private static final Lock LOCK = new Lock("FILE...");

  @Test
  void readsOptionsAndOperandsInAnyOrder() {
    Arguments arguments = parse("a.in", "--upgrade", "-o", "out.txt", "b.in", "--no-header");
    assertThat(arguments.operands()).containsExactly("a.in", "b.in");
    assertThat(arguments.has(FLAG)).isTrue();
    assertThat(arguments.has(QUIET)).isFalse();
    assertThat(arguments.value(VALUE)).contains("out.txt");
    assertThat(arguments.toggle(TOGGLE)).contains(false);
  }

  @Test
  void readsValuesAfterAnEqualsSign() {
    assertThat(parse("--output-file=a=b").value(VALUE)).contains("a=b");
    assertThat(parse("--output-file=").value(VALUE)).contains("");
  }

  @Test
  void readsClusteredAndAttachedShortOptions() {
    Arguments arguments = parse("-qu", "-oout.txt");
    assertThat(arguments.has(QUIET)).isTrue();
    assertThat(arguments.has(FLAG)).isTrue();
    assertThat(arguments.value(VALUE)).contains("out.txt");
  }

  @Test
  void keepsEveryValueOfAListAndTheLastOfAValue() {
    Arguments arguments = parse("-c", "1", "--constraint", "2", "-o", "a", "-o", "b");
    assertThat(arguments.values(LIST)).containsExactly("1", "2");
    assertThat(arguments.value(VALUE)).contains("b");
  }

  @Test
  void lastSpellingOfAToggleCounts() {
    assertThat(parse("--header", "--no-header").toggle(TOGGLE)).contains(false);
    assertThat(parse("--no-header", "--header").toggle(TOGGLE)).contains(true);
    assertThat(parse().toggle(TOGGLE)).isEmpty();
  }

  @Test
  void takesADashAsAnOperandAndStopsReadingOptionsAfterTwo() {
    assertThat(parse("-").operands()).containsExactly("-");
    assertThat(parse("--", "--upgrade").operands()).containsExactly("--upgrade");
    assertThat(parse("--", "--upgrade").has(FLAG)).isFalse();
  }

  @Test
  void leavesSpecialCharactersOfOperandsAlone() {
    assertThat(parse("@file", "${HOME}", "a @ https://x/y", "\"q\"", "a;b|c,d").operands())
        .containsExactly("@file", "${HOME}", "a @ https://x/y", "\"q\"", "a;b|c,d");
  }

  @Test
  void leavesSpecialCharactersOfValuesAlone() {
    assertThat(parse("-c", "a,b|${HOME}").values(LIST)).containsExactly("a,b|${HOME}");
  }

  @Test
  void namesAnUnknownOptionAndASimilarOne() {
    Problem problem = refused(LOCK, "--upgrad");
    assertThat(problem.message()).isEqualTo("unknown option `--upgrad`");
    assertThat(problem.hint().orElseThrow()).contains("--upgrade", "puffin lock --help");
  }

  @Test
  void namesAMissingValue() {
    assertThat(refused(LOCK, "a.in", "--output-file").message()).contains("--output-file");
  }

  @Test
  void refusesAValueForAFlag() {
    assertThat(refused(LOCK, "--upgrade=yes").message()).contains("--upgrade");
  }

  @Test
  void refusesOperandsWhereNoneAreTaken() {
    assertThat(refused(new Lock(""), "x").message()).isEqualTo("unexpected argument `x`");
  }

  @Test
  void helpShowsEveryOptionUnderItsGroup() {
    assertThat(HelpText.command(LOCK))
        .isEqualTo(
            """
            Lock something.

            Usage:
              puffin lock [OPTIONS] FILE...

            Examples:
              puffin lock a.in

            Input:
              -c, --constraint FILE       Several values

            Output:
                  --header, --no-header   On or off
              -o, --output-file FILE      One value

            General:
              -u, --upgrade               A flag
              -q, --quiet                 Another

            Exit codes:
              0  everything asked for was done
              1  the request cannot be met: no solution, a hash mismatch, a failing check
              2  wrong usage or unreadable input
              3  no virtual environment, where PIP_REQUIRE_VIRTUALENV wants one
            """);
  }

  private static Arguments parse(String... arguments) {
    return Arguments.parse(LOCK, List.of(arguments));
  }

  private static Problem refused(Lock command, String... arguments) {
    UsageException[] thrown = new UsageException[1];
    assertThatThrownBy(() -> Arguments.parse(command, List.of(arguments)))
        .isInstanceOfSatisfying(UsageException.class, e -> thrown[0] = e);
    return thrown[0].problem();
  }
}
