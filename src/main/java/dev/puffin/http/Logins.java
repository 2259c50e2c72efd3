package dev.puffin.http;

import dev.puffin.concurrent.OnceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which credentials a server gets, in pip's order: those of the URL, those of the index URL it
 * belongs to, those of the netrc file, those that served for the same server before. They are sent
 * with the first request. The keyring is asked after a 401 only, once per server.
 */
final class Logins {
  private final LoginSettings settings;
  private final List<WebUrl> indexes;
  private final OnceMap<String, Netrc> netrc = new OnceMap<>();
  private final OnceMap<String, Optional<Keyring>> program = new OnceMap<>();
  private final OnceMap<String, Optional<Credentials>> keyring = new OnceMap<>();
  private final ConcurrentMap<String, Credentials> known = new ConcurrentHashMap<>();

  Logins(LoginSettings settings) {
    this.settings = settings;
    this.indexes =
        settings.indexUrls().stream().flatMap(text -> WebUrl.parse(text).stream()).toList();
  }

  /** What is sent without being asked for. */
  Optional<Credentials> upfront(WebUrl url) {
    Optional<Credentials> own = url.credentials();
    if (own.isPresent() && own.get().password().isPresent()) {
      return remembered(url, own);
    }
    Optional<Credentials> index = indexFor(url).flatMap(WebUrl::credentials);
    if (index.isPresent() && index.get().password().isPresent()) {
      return remembered(url, index);
    }
    Optional<Credentials> file = netrcEntry(url);
    if (file.isPresent()) {
      return remembered(url, file);
    }
    Optional<Credentials> partial = own.or(() -> index);
    Credentials before = known.get(url.origin());
    if (before != null && (partial.isEmpty() || partial.get().user().equals(before.user()))) {
      return Optional.of(before);
    }
    return partial;
  }

  /** What is found when the server asks: the keyring's answer, remembered for this server. */
  Optional<Credentials> afterChallenge(WebUrl url) {
    return keyring.get(
        url.origin(),
        () -> remembered(url, program().flatMap(program -> askKeyring(program, url))));
  }

  /** Where credentials for this URL were looked for, and which were found, without showing any. */
  List<String> explain(WebUrl url) {
    List<String> lines = new ArrayList<>();
    Optional<WebUrl> index = indexFor(url);
    lines.add(
        "credentials in the URL: "
            + found(url.credentials().or(() -> index.flatMap(WebUrl::credentials)).isPresent()));
    lines.add("netrc: " + found(netrcEntry(url).isPresent()));
    lines.add(
        program().isEmpty()
            ? "keyring: there is no such program"
            : "keyring: " + found(keyring.ifDone(url.origin()).flatMap(any -> any).isPresent()));
    return lines;
  }

  private static String found(boolean any) {
    return any ? "found and sent" : "none";
  }

  private Optional<Credentials> remembered(WebUrl url, Optional<Credentials> login) {
    login.ifPresent(value -> known.put(url.origin(), value));
    return login;
  }

  private Optional<Credentials> netrcEntry(WebUrl url) {
    return netrc
        .get("netrc", () -> settings.netrc().get().map(Netrc::read).orElse(Netrc.NONE))
        .entry(url.host());
  }

  private Optional<Keyring> program() {
    return program.get("keyring", settings.keyring()::get);
  }

  private Optional<Credentials> askKeyring(Keyring program, WebUrl url) {
    Optional<WebUrl> index = indexFor(url);
    Optional<String> user =
        url.credentials().or(() -> index.flatMap(WebUrl::credentials)).map(Credentials::user);
    Optional<Credentials> forIndex =
        index.flatMap(service -> program.lookUp(service.toString(), user.orElse("")));
    return forIndex.or(() -> program.lookUp(url.authority(), user.orElse("")));
  }

  /** The index URL on the same server that shares the longest path with this URL. */
  private Optional<WebUrl> indexFor(WebUrl url) {
    WebUrl best = null;
    int longest = -1;
    for (WebUrl index : indexes) {
      int shared = index.sameOrigin(url) ? sharedPath(index.path(), url.path()) : -1;
      if (shared > longest) {
        longest = shared;
        best = index;
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many characters of whole segments two paths have in common. */
  private static int sharedPath(String one, String other) {
    int limit = Math.min(one.length(), other.length());
    int shared = 0;
    for (int i = 0; i < limit && one.charAt(i) == other.charAt(i); i++) {
      if (one.charAt(i) == '/') {
        shared = i + 1;
      }
    }
    return shared;
  }
}
