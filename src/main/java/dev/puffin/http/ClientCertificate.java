package dev.puffin.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A client's certificate chain and private key out of one PEM file, as pip takes them. */
final class ClientCertificate {
  private static final byte[] RSA_ALGORITHM =
      Der.encode(
          Der.SEQUENCE,
          Der.encode(Der.OBJECT_IDENTIFIER, HexFormat.of().parseHex("2a864886f70d010101")),
          Der.encode(Der.NULL));
  private static final byte[] EC_IDENTIFIER =
      Der.encode(Der.OBJECT_IDENTIFIER, HexFormat.of().parseHex("2a8648ce3d0201"));
  private static final byte[] ZERO = Der.encode(Der.INTEGER, new byte[1]);

  private ClientCertificate() {}

  /** Reads the file. */
  static KeyManager[] read(Path pem) throws IOException, GeneralSecurityException {
    List<Certificate> chain = new ArrayList<>();
    PrivateKey key = null;
    for (Pem.Block block : Pem.blocks(Files.readString(pem, StandardCharsets.ISO_8859_1))) {
      switch (block.label()) {
        case "CERTIFICATE" ->
            chain.add(
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.der())));
        case "PRIVATE KEY" -> key = privateKey(block.der());
        case "RSA PRIVATE KEY" -> key = privateKey(rsaToPkcs8(block.der()));
        case "EC PRIVATE KEY" -> key = privateKey(ecToPkcs8(block.der()));
        default -> {} // parameters and the like
      }
    }
    if (chain.isEmpty() || key == null) {
      throw new InvalidKeyException(
          chain.isEmpty() ? "it has no certificate" : "it has no usable private key");
    }
    return keyManagers(chain, key);
  }

  private static KeyManager[] keyManagers(List<Certificate> chain, PrivateKey key)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", key, new char[0], chain.toArray(new Certificate[0]));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(pkcs8);
    InvalidKeySpecException unknown = new InvalidKeySpecException("an unknown kind of private key");
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(key);
      } catch (InvalidKeySpecException e) {
        unknown.addSuppressed(e); // perhaps of the next kind
      }
    }
    throw unknown;
  }

  /** Wraps an RSAPrivateKey (RFC 8017) as PKCS #8. */
  private static byte[] rsaToPkcs8(byte[] key) {
    return Der.encode(Der.SEQUENCE, ZERO, RSA_ALGORITHM, Der.encode(Der.OCTETS, key));
  }

  /** Wraps an ECPrivateKey (RFC 5915), which names its curve itself, as PKCS #8. */
  private static byte[] ecToPkcs8(byte[] key) throws InvalidKeySpecException {
    Der fields =
        Der.inside(key, Der.SEQUENCE)
            .orElseThrow(() -> new InvalidKeySpecException("its EC private key is damaged"));
    fields.skip(); // version
    fields.skip(); // the number itself
    if (fields.tag() != Der.CONTEXT_0) {
      throw new InvalidKeySpecException("its EC private key names no curve");
    }
    Der tagged = Der.inside(fields.element(), Der.CONTEXT_0).orElseThrow();
    byte[] algorithm = Der.encode(Der.SEQUENCE, EC_IDENTIFIER, tagged.element());
    return Der.encode(Der.SEQUENCE, ZERO, algorithm, Der.encode(Der.OCTETS, key));
  }
}
