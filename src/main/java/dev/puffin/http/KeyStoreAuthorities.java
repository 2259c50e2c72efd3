package dev.puffin.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Authorities in a key store: the operating system's or the JDK's. */
final class KeyStoreAuthorities implements Authorities.Store {
  private final List<X509Certificate> certificates;

  private KeyStoreAuthorities(KeyStore store) throws GeneralSecurityException {
    List<X509Certificate> found = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.getCertificate(alias) instanceof X509Certificate certificate) {
        found.add(certificate);
      }
    }
    certificates = List.copyOf(found);
  }

  /** A store that the operating system keeps; one that can't be opened has no authorities. */
  static Authorities.Store system(String type) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      return new KeyStoreAuthorities(store);
    } catch (IOException | GeneralSecurityException e) {
      return name -> List.of(); // the next store is asked
    }
  }

  /** The authorities that the JDK brings. */
  static Authorities.Store ofJdk() {
    Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    try {
      return Files.isReadable(file)
          ? new KeyStoreAuthorities(KeyStore.getInstance(file.toFile(), (char[]) null))
          : name -> List.of();
    } catch (IOException | GeneralSecurityException e) {
      return name -> List.of(); // the failing handshake says that no authority is known
    }
  }

  @Override
  public List<X509Certificate> named(X500Principal name) {
    return certificates.stream()
        .filter(certificate -> certificate.getSubjectX500Principal().equals(name))
        .toList();
  }
}
