package dev.puffin.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates of authorities, found by name. A store is read when it is first asked, and of
 * the some hundred and fifty authorities a store has only those that a server names are parsed:
 * parsing all of them is most of what starting TLS costs.
 */
final class Authorities {
  private static final List<String> SYSTEM_FILES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/ssl/cert.pem",
          "/usr/local/share/certs/ca-root-nss.crt");

  /** Finds authorities by name. */
  @FunctionalInterface
  interface Store {
    List<X509Certificate> named(X500Principal name);
  }

  private final List<Supplier<Store>> stores;

  private Authorities(List<Supplier<Store>> stores) {
    this.stores = stores;
  }

  /** The file or folder of the settings, else the system's store and after it the JDK's. */
  static Authorities of(TlsSettings settings) {
    if (settings.authorities().isPresent()) {
      Path pem = settings.authorities().get();
      if (!Files.isReadable(pem)) {
        throw Tls.unusable(pem, null);
      }
      return new Authorities(List.of(once(() -> explicit(pem))));
    }
    List<Supplier<Store>> stores = new ArrayList<>();
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      stores.add(once(() -> KeyStoreAuthorities.system("Windows-ROOT")));
    } else if (system.contains("mac")) {
      stores.add(once(() -> KeyStoreAuthorities.system("KeychainStore-ROOT")));
      stores.add(once(() -> KeyStoreAuthorities.system("KeychainStore")));
    } else {
      systemFile().ifPresent(file -> stores.add(once(() -> PemAuthorities.lenient(file))));
    }
    stores.add(once(KeyStoreAuthorities::ofJdk));
    return new Authorities(stores);
  }

  /** One, and no other. */
  static Authorities only(X509Certificate certificate) {
    Store store =
        name ->
            name.equals(certificate.getSubjectX500Principal()) ? List.of(certificate) : List.of();
    return new Authorities(List.of(() -> store));
  }

  /** Reads the store that is asked first. */
  void open() {
    Store _ = stores.getFirst().get();
  }

  /** The authorities of that name in the first store that has any. */
  List<X509Certificate> named(X500Principal name) {
    for (Supplier<Store> store : stores) {
      List<X509Certificate> found = store.get().named(name);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static Optional<Path> systemFile() {
    return SYSTEM_FILES.stream().map(Path::of).filter(Files::isReadable).findFirst();
  }

  private static Store explicit(Path pem) {
    try {
      if (!Files.isDirectory(pem)) {
        return PemAuthorities.read(List.of(pem));
      }
      try (Stream<Path> files = Files.list(pem)) {
        return PemAuthorities.read(files.filter(Files::isRegularFile).sorted().toList());
      }
    } catch (IOException e) {
      throw Tls.unusable(pem, e);
    }
  }

  private static Supplier<Store> once(Supplier<Store> open) {
    return new Supplier<>() {
      private final dev.puffin.concurrent.OnceMap<String, Store> store =
          new dev.puffin.concurrent.OnceMap<>();

      @Override
      public Store get() {
        return store.get("store", open::get);
      }
    };
  }
}
