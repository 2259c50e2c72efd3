package dev.puffin.http;

import java.security.Provider;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.logging.Logger;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okhttp3.internal._HostnamesCommonKt;
import okhttp3.internal.connection.RealConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * What OkHttp is told in place of what it would find out at its start, which takes as long as its
 * first requests. The build puts the calls into its classes ({@code
 * src/build/java/OkHttpShortcuts.java}); without them all is the same, only later.
 */
public final class Shortcuts {
  private Shortcuts() {}

  /**
   * For {@code Security.getProviders}, of which the first one's name is looked at, whether it is a
   * TLS library that OkHttp has a liking for. To make all of them takes 20 ms; puffin brings its
   * own TLS.
   */
  public static Provider[] providers() {
    return new Provider[] {new Unnamed()};
  }

  /**
   * For {@code TimeZone.getTimeZone}, which reads all zones there are for the one of HTTP's dates.
   */
  public static TimeZone timeZone(String name) {
    return name.equals("GMT") ? new SimpleTimeZone(0, name) : TimeZone.getTimeZone(name);
  }

  /**
   * For {@code Logger.getLogger}, which sets up the JDK's logging: OkHttp's own log, of what nobody
   * asks for, goes nowhere.
   */
  @SuppressWarnings("deprecation") // of no use for others just because it needs no setting up
  public static Logger logger(String name) {
    return Logger.global;
  }

  /**
   * A host's name in ASCII (UTS 46), which it mostly is: then it comes to what it is in lower case.
   * Else Unicode's tables are read.
   *
   * @return null, as from OkHttp, for what is no name of a host
   */
  public static @Nullable String toAscii(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
      if (!plain && (c != '-' || host.startsWith("--", i))) {
        return _HostnamesCommonKt.idnToAscii(host);
      }
    }
    return host;
  }

  /**
   * For the {@code contentType} of a body that is kept without its content: a regular expression
   * for each answer, of which nobody asks for the result.
   */
  public static @Nullable MediaType contentType(ResponseBody body) {
    return null;
  }

  /**
   * For {@code RealConnectionPool.scheduleCloser} after each request, which wakes a thread to see
   * whether a connection has been idle for too long. Few runs are that long; there the server ends
   * such a connection, and the next request makes another one.
   */
  public static void leaveIdle(RealConnectionPool pool) {}

  /** None of those that OkHttp knows. */
  private static final class Unnamed extends Provider {
    private static final long serialVersionUID = 1;

    Unnamed() {
      super("none", "1", "stands for the providers of the JDK");
    }
  }
}
