package dev.puffin.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.PackageName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequirementsReaderTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir private Path folder;
  private RequirementsReader reader;

  @BeforeEach
  void makeReader() {
    reader =
        new RequirementsReader(
            folder,
            Map.of("NAME", "flask", "TOKEN", "s3cret", "lower", "no"),
            new ByteArrayInputStream("piped==1.0\n".getBytes(StandardCharsets.UTF_8)),
            url -> ("remote # " + url + "\n-r other.txt\n").getBytes(StandardCharsets.UTF_8));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private RequirementsInput read(String text) throws IOException {
    write("requirements.in", text);
    return reader.requirements("requirements.in");
  }

  private InvalidInputException failure(String text) throws IOException {
    write("requirements.in", text);
    return catchThrowableOfType(
        InvalidInputException.class, () -> reader.requirements("requirements.in"));
  }

  /** Each requirement with its place. */
  private static List<String> shown(List<InputRequirement> requirements) {
    return requirements.stream()
        .map(requirement ->
            requirement.origin()
                + " "
                + switch (requirement) {
                  case InputRequirement.Named named -> named.requirement();
                  case InputRequirement.Direct direct ->
                      direct.packageName().map(PackageName::value).orElse("?")
                          + direct.extras()
                          + direct.source().verbatim()
                          + direct.marker();
                })
        .toList();
  }

  @Test
  void joinsLinesAndDropsComments() throws IOException {
    RequirementsInput input =
        read(
            """
            # first
            a \\
              >=1.0, \\
              <2   # why
            b @ https://host/b.zip#egg=b # only white space begins a comment

            c \\
            # a comment ends a continued line
            d
            e \\\
            """);

    assertThat(shown(input.requirements()))
        .containsExactly(
            "requirements.in:2 a>=1.0,<2",
            "requirements.in:5 b[]https://host/b.zip#egg=bOptional.empty",
            "requirements.in:7 c",
            "requirements.in:9 d",
            "requirements.in:10 e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\f", "\u2028"})
  void splitsLinesWherePythonDoes(String end) throws IOException {
    assertThat(shown(read("a" + end + end + "b").requirements()))
        .containsExactly("requirements.in:1 a", "requirements.in:3 b");
  }

  @Test
  void includesFilesRelativeToTheFileThatNamesThem() throws IOException {
    write("sub/one.txt", "one\n-r../other.txt\n--constraint=deep/limits.txt\n");
    write("sub/deep/limits.txt", "limited<2\n-r \"with space.txt\"");
    write("sub/deep/with space.txt", "spaced");
    write("other.txt", "other");

    RequirementsInput input = read("-r sub/one.txt\n-r other.txt\n");

    assertThat(shown(input.requirements()))
        .containsExactly(
            "sub/one.txt:1 one",
            "other.txt:1 other",
            "sub/deep/with space.txt:1 spaced",
            "other.txt:1 other");
    assertThat(shown(input.constraints())).containsExactly("sub/deep/limits.txt:1 limited<2");
    assertThat(input.requirements().getFirst().origin().label()).isEqualTo("-r sub/one.txt");
    assertThat(input.constraints().getFirst().origin().label()).isEqualTo("-c sub/deep/limits.txt");
  }

  @Test
  void readsStandardInputAndServers() throws IOException {
    write("nothing", "");

    assertThat(shown(reader.requirements("-").requirements())).containsExactly("-:1 piped==1.0");
    InvalidInputException endless =
        catchThrowableOfType(
            InvalidInputException.class, () -> reader.requirements("https://u:pw@host/a/b.txt"));
    assertThat(endless)
        .hasMessageContaining("https://host/a/other.txt")
        .hasMessageContaining("includes itself");
  }

  @Test
  void prefersWhatTheRunIsAboutToWrite() throws IOException {
    write("base.txt", "flask==1.0\n");
    write("requirements.in", "-r base.txt\n-c limits.txt\ndjango\n");
    Map<Path, String> texts =
        Map.of(
            folder.resolve("base.txt"), "flask==2.0\n", folder.resolve("limits.txt"), "idna<4\n");

    RequirementsInput input =
        reader
            .replacing(path -> Optional.ofNullable(texts.get(path)))
            .requirements("requirements.in");

    assertThat(shown(input.requirements()))
        .containsExactly("base.txt:1 flask==2.0", "requirements.in:3 django");
    assertThat(shown(input.constraints())).containsExactly("limits.txt:1 idna<4");
  }

  @Test
  void findsFilesThatIncludeEachOther() throws IOException {
    write("x.txt", "-r requirements.in\n");

    assertThat(failure("a\n-r x.txt\n"))
        .hasMessage("x.txt:1:1: requirements.in includes itself through this line");
  }

  @Test
  void namesAMissingFileAndWhoWantsIt() throws IOException {
    assertThat(failure("-r nowhere/to-be-found.txt"))
        .hasMessage("requirements.in:1: can't read nowhere/to-be-found.txt: there is no such file");
  }

  @Test
  void expandsUpperCaseVariablesOnly() throws IOException {
    RequirementsInput input = read("${NAME}==1.0 ; extra == '${lower}${MISSING}$NAME'\n");

    InputRequirement requirement = input.requirements().getFirst();
    assertThat(requirement.packageName()).contains(PackageName.parse("flask"));
    assertThat(requirement.marker()).hasToString("Optional[extra == '${lower}${missing}$name']");
    assertThat(requirement.details().verbatim()).startsWith("${NAME}==1.0 ;");
  }

  @Test
  void keepsSecretsOutOfTheWrittenForm() throws IOException {
    RequirementsInput input =
        read(
            """
            --index-url https://me:${TOKEN}@host/simple
            flask @ https://me:${TOKEN}@host/flask.zip ; os_name == 'posix'
            https://${TOKEN}@host/x-1.0-py3-none-any.whl
            """);

    assertThat(input.options().getFirst().value()).contains("s3cret");
    assertThat(input.options().getFirst().verbatim()).isEqualTo("https://me:${TOKEN}@host/simple");
    assertThat(shown(input.requirements()))
        .containsExactly(
            "requirements.in:2 flask[]https://me:${TOKEN}@host/flask.zip"
                + "Optional[os_name == 'posix']",
            "requirements.in:3 x[]https://${TOKEN}@host/x-1.0-py3-none-any.whlOptional.empty");
  }

  @Test
  void readsOptionsInTheirOrder() throws IOException {
    write("links/x", "");

    RequirementsInput input =
        read(
            """
            -i https://a
            --extra-index-url=https://b
            --pypi-url https://c --no-index
            -f links
            --find-links elsewhere
            --no-binary :all: --only-binary=a,b
            --pre --prefer-binary
            --trusted-host h
            --require-hashes
            --use-feature fast-deps
            """);

    assertThat(input.options().stream().map(option -> option.kind() + " " + option.value()))
        .containsExactly(
            "INDEX_URL https://a",
            "EXTRA_INDEX_URL https://b",
            "INDEX_URL https://c",
            "NO_INDEX ",
            "FIND_LINKS " + folder.resolve("links"),
            "FIND_LINKS elsewhere",
            "NO_BINARY :all:",
            "ONLY_BINARY a,b",
            "PRE ",
            "PREFER_BINARY ",
            "TRUSTED_HOST h",
            "REQUIRE_HASHES ");
    assertThat(input.warnings())
        .containsExactly("requirements.in:10: --use-feature fast-deps is ignored");
  }

  @Test
  void readsOptionsOfARequirement() throws IOException {
    RequirementsInput input =
        read(
            "a==1.0 --hash=sha256:"
                + DIGEST.toUpperCase(Locale.ROOT)
                + " \\\n\t--hash sha512:00 --config-settings k=v -C k=w\n"
                + "b --global-option x --pre\n");

    InputRequirement.Details details = input.requirements().getFirst().details();
    assertThat(details.hashes())
        .containsExactly(new HashDigest("sha256", DIGEST), new HashDigest("sha512", "00"));
    assertThat(details.configSettings()).isEqualTo(Map.of("k", List.of("v", "w")));
    assertThat(details.verbatim()).isEqualTo("a==1.0");
    assertThat(input.warnings()).hasSize(2);
  }

  @Test
  void readsUrlsAndPaths() throws IOException {
    Files.createDirectories(folder.resolve("proj"));

    RequirementsInput input =
        read(
            """
            ./proj[a,B] ; os_name == 'posix'
            x-1.0-py3-none-any.whl
            git+https://host/repo@v1#egg=name&subdirectory=sub
            flask @ ./proj
            flask@https://host/flask.zip;os_name=='nt'
            -e ./proj[dev]
            -e ./proj ; os_name == 'nt'
            -e "named @ git+https://host/repo"
            """);

    assertThat(shown(input.requirements()))
        .containsExactly(
            "requirements.in:1 ?[a, b]./projOptional[os_name == 'posix']",
            "requirements.in:2 x[]x-1.0-py3-none-any.whlOptional.empty",
            "requirements.in:3 name[]git+https://host/repo@v1#egg=name&subdirectory=sub"
                + "Optional.empty",
            "requirements.in:4 flask[]./projOptional.empty",
            "requirements.in:5 flask[]https://host/flask.zip;os_name=='nt'"
                + "Optional[os_name == 'nt']",
            "requirements.in:6 ?[dev]./projOptional.empty",
            "requirements.in:7 ?[]./projOptional[os_name == 'nt']",
            "requirements.in:8 named[]git+https://host/repoOptional.empty");
    assertThat(input.requirements().get(5))
        .isInstanceOfSatisfying(
            InputRequirement.Direct.class,
            direct ->
                assertThat(direct.source())
                    .isEqualTo(
                        new SourceUrl.LocalDirectory(folder.resolve("proj"), true, "./proj")));
  }

  @Test
  void reportsAllProblemsWithPlaceAndCaret() throws IOException {
    InvalidInputException failure =
        failure("ok\na \\\n  = 1.0\n--unknown\nb[\n-e https://host/x.zip\nc==1.0 -e ./x\n");

    assertThat(failure).hasMessage("requirements.in:3:3: '=' is no operator, did you mean '=='?");
    assertThat(failure.problem().evidence())
        .containsExactly(
            "a   = 1.0",
            "    ^",
            "also requirements.in:4:1: unknown option --unknown",
            "also requirements.in:5:3: expected an extra name or ']'",
            "and 2 more problems");
  }

  @Test
  void showsNoExpandedSecretInAFailure() throws IOException {
    InvalidInputException failure = failure("flask @ https://${TOKEN}@host/x.zip nonsense\n");

    assertThat(failure.getMessage() + failure.problem().evidence()).doesNotContain("s3cret");
    assertThat(failure).hasMessageStartingWith("requirements.in:1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a==1.0 --hash=rot13:abc",
        "a==1.0 --hash=abc",
        "--pre=yes",
        "--index",
        "-x",
        "-r",
        "-r a.txt b.txt",
        "-e",
        "-r 'open",
        "a==1.0\0",
        "hg+https://host/x",
        "./missing",
        "a @ not-a-url",
        "a==$NAME",
        "-c limits.txt"
      })
  void refusesInvalidLines(String line) throws IOException {
    write("limits.txt", "./proj");

    assertThat(failure(line)).isNotNull();
  }

  @Test
  void dropsTheExtrasOfConstraints() throws IOException {
    write("limits.txt", "a[x]<2\nb @ https://host/b.zip\n");

    RequirementsInput input = reader.constraints("limits.txt");

    assertThat(shown(input.constraints()))
        .containsExactly("limits.txt:1 a<2", "limits.txt:2 b[]https://host/b.zipOptional.empty");
    assertThat(input.requirements()).isEmpty();
    assertThat(input.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void honoursByteOrderMarks(String charset) throws IOException {
    Files.write(
        folder.resolve("requirements.in"), "\ufeffa==1.0\n".getBytes(Charset.forName(charset)));

    assertThat(shown(reader.requirements("requirements.in").requirements()))
        .containsExactly("requirements.in:1 a==1.0");
  }

  @Test
  void honoursCodingComments() throws IOException {
    Path file = folder.resolve("requirements.in");
    Files.write(
        file,
        "#!x\n# -*- coding: latin-1 -*-\na # caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(shown(reader.requirements("requirements.in").requirements()))
        .containsExactly("requirements.in:3 a");

    Files.writeString(file, "# coding: nonsense\n");
    assertThat(
            catchThrowableOfType(
                InvalidInputException.class, () -> reader.requirements("requirements.in")))
        .hasMessageContaining("unknown encoding 'nonsense'");
  }

  @Test
  void readsRequirementsOfACommandLine() {
    assertThat(shown(List.of(reader.requirement(" flask>=1 ", "argument"))))
        .containsExactly("argument flask>=1");
    InvalidInputException failure =
        catchThrowableOfType(
            InvalidInputException.class, () -> reader.requirement("flask=1", "argument"));
    assertThat(failure).hasMessage("argument: '=' is no operator, did you mean '=='?");
    assertThat(failure.problem().evidence()).containsExactly("flask=1", "     ^");
  }
}
