import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for a server on loopback, good for two days.
 *
 * @param tls what the server speaks with
 * @param pem what its clients must trust
 */
record ServerCertificate(SSLContext tls, Path pem) {
  private static final String PASSWORD = "rehearsal";

  /** Makes one with the JDK's {@code keytool}, into a folder. */
  static ServerCertificate make(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("server.p12");
    run(store);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Certificate certificate = keys.getCertificate("server");
    Path pem = folder.resolve("server.pem");
    String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    Files.writeString(
        pem, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return new ServerCertificate(tls, pem);
  }

  private static void run(Path store) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        " -genkeypair -alias server -keyalg EC -dname CN=rehearsal -validity 2"
            + " -ext bc:c -ext san=ip:127.0.0.1 -storepass "
            + PASSWORD
            + " -keystore";
    ProcessBuilder process = new ProcessBuilder((keytool + options).split(" "));
    process.command().add(store.toString());
    process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    if (process.start().waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
  }
}
