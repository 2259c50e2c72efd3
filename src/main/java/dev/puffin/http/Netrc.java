package dev.puffin.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a netrc file, by host name without port. A file that can't be read, or what in it
 * can't be understood, counts as empty, as it does for pip.
 */
final class Netrc {
  /** No logins. */
  static final Netrc NONE = new Netrc(Map.of());

  private static final String DEFAULT = "";

  private final Map<String, Credentials> logins;

  private Netrc(Map<String, Credentials> logins) {
    this.logins = logins;
  }

  /** The file pip would read, when it exists. */
  static Optional<Path> locate(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("NETRC", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named)).filter(Files::isRegularFile);
    }
    Path dotted = home.resolve(".netrc");
    return Optional.of(Files.isRegularFile(dotted) ? dotted : home.resolve("_netrc"))
        .filter(Files::isRegularFile);
  }

  /** Reads a file. */
  static Netrc read(Path file) {
    try {
      return parse(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      return NONE; // no login from there: the server will say if one is needed
    }
  }

  /** Reads a file's text. */
  static Netrc parse(String text) {
    Map<String, Credentials> logins = new HashMap<>();
    List<String> words = words(text);
    int i = 0;
    while (i < words.size()) {
      String word = words.get(i++);
      if (word.equals("machine") && i < words.size()) {
        i = entry(words, i + 1, words.get(i), logins);
      } else if (word.equals("default")) {
        i = entry(words, i, DEFAULT, logins);
      }
    }
    return new Netrc(logins);
  }

  private static int entry(
      List<String> words, int start, String host, Map<String, Credentials> logins) {
    String user = "";
    String password = null;
    int i = start;
    while (i + 1 < words.size() && isKey(words.get(i))) {
      String value = words.get(i + 1);
      switch (words.get(i)) {
        case "login", "user" -> user = value;
        case "password" -> password = value;
        default -> {} // account: not for HTTP
      }
      i += 2;
    }
    if (password != null || !user.isEmpty()) {
      logins.putIfAbsent(
          host.toLowerCase(java.util.Locale.ROOT),
          new Credentials(user, Optional.of(password == null ? "" : password)));
    }
    return i;
  }

  private static boolean isKey(String word) {
    return switch (word) {
      case "login", "user", "password", "account" -> true;
      default -> false;
    };
  }

  /** The login for a host, or the default one. */
  Optional<Credentials> entry(String host) {
    @Nullable Credentials own = logins.get(host);
    return Optional.ofNullable(own == null ? logins.get(DEFAULT) : own);
  }

  /** Words and quoted strings; comments and macro definitions are left out. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    boolean inMacro = false;
    for (String line : text.split("\n", -1)) {
      if (inMacro) {
        inMacro = !line.isBlank();
        continue;
      }
      int before = words.size();
      wordsOf(line, words);
      int macro = words.subList(before, words.size()).indexOf("macdef");
      if (macro >= 0) {
        words.subList(before + macro, words.size()).clear();
        inMacro = true;
      }
    }
    return words;
  }

  private static void wordsOf(String line, List<String> words) {
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == '#' && startsComment(words)) {
        return;
      }
      if (Character.isWhitespace(c)) {
        i++;
        continue;
      }
      StringBuilder word = new StringBuilder();
      boolean quoted = c == '"';
      i += quoted ? 1 : 0;
      while (i < line.length()
          && (quoted ? line.charAt(i) != '"' : !Character.isWhitespace(line.charAt(i)))) {
        if (line.charAt(i) == '\\' && i + 1 < line.length()) {
          i++;
        }
        word.append(line.charAt(i++));
      }
      i += quoted ? 1 : 0;
      words.add(word.toString());
    }
  }

  /** A password may begin with a hash sign; anything else that does is a comment. */
  private static boolean startsComment(List<String> words) {
    return words.isEmpty() || !words.getLast().equals("password");
  }
}
