package dev.puffin.http;

import java.security.Provider;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.slf4j.LoggerFactory;

/**
 * TLS and signatures in native code: BoringSSL, reached through Conscrypt. In a program that has
 * just started, Java's own take many times as long. Only the work is done there: whom to believe is
 * decided by {@link AnchoredTrustManager} in either case.
 */
final class NativeTls {
  private NativeTls() {}

  /** The provider; empty where there is no library for this system, or it can't be loaded. */
  static Optional<Provider> provider() {
    return Loaded.PROVIDER;
  }

  /** Loads the library when it is first needed. */
  private static final class Loaded {
    static final Optional<Provider> PROVIDER = load();
  }

  private static Optional<Provider> load() {
    try {
      Provider provider = Conscrypt.newProviderBuilder().provideTrustManager(false).build();
      return Optional.of(provider);
    } catch (LinkageError e) {
      LoggerFactory.getLogger(NativeTls.class).debug("TLS in Java: {}", e.toString());
      return Optional.empty();
    }
  }
}
