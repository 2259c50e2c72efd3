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
 * A certificate for a server on loopback, good for two days, and as those of real servers not made
 * by the authority itself that its clients trust.
 *
 * @param tls what the server speaks with
 * @param pem what its clients must trust
 */
record ServerCertificate(SSLContext tls, Path pem) {
  private static final String PASSWORD = "rehearsal";

  /** Makes it with the JDK's {@code keytool}, into a folder. */
  static ServerCertificate make(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("server.p12");
    String key = " -keyalg EC -groupname secp256r1";
    keytool(store, "-alias root -dname CN=root -ext bc:c -keyalg RSA");
    keytool(store, "-alias authority -dname CN=authority -ext bc:c -signer root" + key);
    String uses = " -ext san=ip:127.0.0.1,dns:localhost -ext ku=digitalSignature -ext eku=sA";
    keytool(store, "-alias server -dname CN=server" + uses + " -signer authority" + key);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Certificate root = keys.getCertificate("root");
    keys.deleteEntry("root");
    keys.deleteEntry("authority");
    Path pem = folder.resolve("root.pem");
    String base64 = Base64.getMimeEncoder().encodeToString(root.getEncoded());
    Files.writeString(
        pem, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return new ServerCertificate(tls, pem);
  }

  private static void keytool(Path store, String options) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String all = " -genkeypair " + options + " -validity 2 -storepass " + PASSWORD + " -keystore";
    ProcessBuilder process = new ProcessBuilder((keytool + all).split(" "));
    process.command().add(store.toString());
    process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    if (process.start().waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
  }
}
