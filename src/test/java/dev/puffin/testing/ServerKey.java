package dev.puffin.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key pair that the JDK's keytool makes for 127.0.0.1, and its certificate. */
public final class ServerKey {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;

  private ServerKey(KeyStore store) {
    this.store = store;
  }

  /** A new one, by way of a file. */
  public static ServerKey make(Path file)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=puffin test", "-ext", "SAN=IP:127.0.0.1"));
    command.addAll(List.of("-ext", "BC=ca:true", "-validity", "3650"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool made no key");
    }
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      made.load(in, PASSWORD);
    }
    return new ServerKey(made);
  }

  /** For a server that shows the certificate, and trusts clients that do. */
  public SSLContext context() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** The certificate as PEM, for clients that shall trust it. */
  public String certificate() throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate("server").getEncoded());
  }

  /** The private half. */
  public PrivateKey privateKey() throws GeneralSecurityException {
    return (PrivateKey) store.getKey("server", PASSWORD);
  }

  /** A PEM text. */
  public static String pem(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
