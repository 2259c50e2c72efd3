package dev.puffin.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.slf4j.LoggerFactory;

/**
 * Authorities in PEM files. Of each certificate only the subject's name is looked at until a server
 * needs it.
 */
final class PemAuthorities implements Authorities.Store {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String TRUSTED_CERTIFICATE = "TRUSTED CERTIFICATE";

  private final Map<X500Principal, List<byte[]>> bySubject = new HashMap<>();

  private PemAuthorities() {}

  /** Reads files; those without certificates are fine as long as one has some. */
  static PemAuthorities read(List<Path> files) throws IOException {
    PemAuthorities authorities = new PemAuthorities();
    for (Path file : files) {
      authorities.add(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    if (authorities.bySubject.isEmpty()) {
      throw new IOException("no certificate in " + files);
    }
    return authorities;
  }

  /** Reads the system's file, which others may answer for when it can't be read. */
  static Authorities.Store lenient(Path file) {
    try {
      return read(List.of(file));
    } catch (IOException e) {
      return name -> List.of(); // the JDK's own store is asked next
    }
  }

  private void add(String text) {
    for (Pem.Block block : Pem.blocks(text)) {
      if (block.label().equals(CERTIFICATE) || block.label().equals(TRUSTED_CERTIFICATE)) {
        Der.subject(block.der())
            .ifPresent(subject ->
                bySubject
                    .computeIfAbsent(new X500Principal(subject), any -> new ArrayList<>(1))
                    .add(block.der()));
      }
    }
  }

  @Override
  public List<X509Certificate> named(X500Principal name) {
    List<X509Certificate> found = new ArrayList<>();
    for (byte[] der : bySubject.getOrDefault(name, List.of())) {
      try {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException e) {
        // an authority that can't be read vouches for nobody; the others still do
        LoggerFactory.getLogger(PemAuthorities.class).debug("unreadable authority {}", name, e);
      }
    }
    return found;
  }
}
