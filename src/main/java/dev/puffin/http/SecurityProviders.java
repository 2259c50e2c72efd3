package dev.puffin.http;

import java.security.Security;
import java.util.Set;

/**
 * The JDK's security providers. OkHttp has all of them made when it starts, to see whether one of
 * its own likings is among them, and half of them are of no use here.
 */
final class SecurityProviders {
  private static final String ENTRY = "security.provider.";

  /** For Kerberos, SASL, signed XML, smart cards, LDAP, and hardware that nobody has set up. */
  private static final Set<String> NEVER_USED =
      Set.of("SunJGSS", "SunSASL", "XMLDSig", "SunPCSC", "JdkLDAP", "JdkSASL", "SunPKCS11");

  private SecurityProviders() {}

  /**
   * Takes those out of the list that are never used. An entry can't be removed, but one that is
   * there twice counts once. Has no effect when the list was read before.
   */
  static synchronized void leaveOutUnused() {
    String first = Security.getProperty(ENTRY + 1);
    String name = first;
    for (int i = 1; name != null; i++) {
      if (NEVER_USED.contains(name)) {
        Security.setProperty(ENTRY + i, first);
      }
      name = Security.getProperty(ENTRY + (i + 1));
    }
  }
}
