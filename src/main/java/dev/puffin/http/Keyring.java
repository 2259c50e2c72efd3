package dev.puffin.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.puffin.process.ProcessRunner;
import dev.puffin.process.ProgramCall;
import dev.puffin.process.ProgramOutput;
import dev.puffin.process.ProgramSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code keyring} program, which knows passwords that are kept by the operating system or a
 * cloud's login.
 */
public final class Keyring {
  private final Path program;
  private final Map<String, String> environment;
  private final ProcessRunner runner;

  private Keyring(Path program, Map<String, String> environment, ProcessRunner runner) {
    this.program = program;
    this.environment = Map.copyOf(environment);
    this.runner = runner;
  }

  /** The program on the PATH, if there is one. */
  public static Optional<Keyring> find(Map<String, String> environment, ProcessRunner runner) {
    return ProgramSearch.onPath("keyring", environment)
        .map(program -> new Keyring(program, environment, runner));
  }

  /**
   * Asks for credentials. A program that fails or prints something else has none.
   *
   * @param service a URL or a host
   * @param user the user, or the empty text for whoever the keyring knows
   */
  Optional<Credentials> lookUp(String service, String user) {
    Optional<Credentials> found =
        output(user, "--mode=creds", "--output=json", "get", service).flatMap(Keyring::parse);
    if (found.isPresent() || user.isEmpty()) {
      return found;
    }
    // before version 25.2 it can only tell the password of a known user
    return output(user, "get", service)
        .map(String::strip)
        .filter(password -> !password.isEmpty())
        .map(password -> new Credentials(user, Optional.of(password)));
  }

  private Optional<String> output(String user, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    if (!user.isEmpty()) {
      command.add(user);
    }
    try {
      ProgramOutput output = runner.run(new ProgramCall(command, Path.of("."), environment));
      return output.succeeded() ? Optional.of(output.out()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no keyring is no reason to fail: the 401 is reported
    }
  }

  private static Optional<Credentials> parse(String json) {
    String user = "";
    Optional<String> password = Optional.empty();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        String value = parser.nextTextValue();
        if (value != null && name.equals("username")) {
          user = value;
        } else if (value != null && name.equals("password")) {
          password = Optional.of(value);
        }
      }
    } catch (IOException e) {
      return Optional.empty(); // not the JSON that was asked for
    }
    String name = user;
    return password.map(secret -> new Credentials(name, Optional.of(secret)));
  }
}
