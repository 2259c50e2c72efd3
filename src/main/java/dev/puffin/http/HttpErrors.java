package dev.puffin.http;

import dev.puffin.error.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says in words why a request failed. Never shows credentials: a {@link WebUrl} prints none. */
final class HttpErrors {
  private HttpErrors() {}

  static HttpException badUrl(String url) {
    Problem problem = Problem.of(url + " is not a URL that can be fetched");
    return new HttpException(
        new HttpFailure.BadUrl(), problem.hint("http and https URLs can be fetched"), null);
  }

  static HttpException offline(WebUrl url) {
    Problem problem =
        Problem.of("can't fetch " + url + ": the run is offline and the cache lacks it");
    return new HttpException(
        new HttpFailure.Offline(), problem.hint("run once without --offline"), null);
  }

  static HttpException redirectedNowhere(WebUrl url, String location) {
    Problem problem =
        Problem.of("can't fetch " + url + ": it leads to " + location + ", which is no web URL");
    return new HttpException(new HttpFailure.BadRedirect(), problem, null);
  }

  static HttpException tooManyRedirections(WebUrl url, int count) {
    Problem problem = Problem.of("can't fetch " + url + ": more than " + count + " redirections");
    return new HttpException(new HttpFailure.BadRedirect(), problem, null);
  }

  static HttpException status(WebUrl url, int status, List<String> tried) {
    Problem problem = Problem.of("can't fetch " + url + ": " + words(status));
    if (status == 401 || status == 403) {
      for (String line : tried) {
        problem = problem.because(line);
      }
      problem =
          problem.hint(
              "give user and password in the URL, in the netrc file or through keyring, and check"
                  + " that they may read this address");
    }
    return new HttpException(new HttpFailure.Status(status), problem, null);
  }

  static HttpException keepsFailing(WebUrl url, int status, int tries, Optional<Duration> wish) {
    Problem problem =
        Problem.of("can't fetch " + url + ": " + words(status) + ", after " + tries(tries));
    if (wish.isPresent()) {
      problem = problem.because("the server asks to wait " + wish.get().toSeconds() + " seconds");
    }
    return new HttpException(new HttpFailure.Status(status), problem, null);
  }

  /**
   * Nothing came of any try.
   *
   * @param proxy what the server was to be reached by, with or without credentials
   */
  static HttpException unreachable(
      WebUrl url, IOException failure, int tries, Optional<String> proxy) {
    String reason = reason(url, failure);
    Problem problem = Problem.of("can't fetch " + url + ": " + reason + ", after " + tries(tries));
    if (proxy.isPresent()) {
      String address = ProxyAddress.parse(proxy.get()).url().authority();
      problem = problem.because("the way there leads through the proxy " + address);
    }
    if (failure instanceof SocketTimeoutException) {
      problem = problem.hint("a longer time-out can be set with --timeout SECONDS");
    } else if (failure instanceof UnknownHostException || failure instanceof ConnectException) {
      problem = problem.hint("check the address, the network and the proxy settings");
    }
    return new HttpException(new HttpFailure.Unreachable(reason), problem, failure);
  }

  static HttpException untrusted(WebUrl url, IOException failure) {
    if (cause(failure, HttpException.class) instanceof HttpException known) {
      return known; // the authorities can't be read
    }
    String reason = certificateReason(failure);
    Problem problem =
        Problem.of("can't fetch " + url + ": the server is not trusted")
            .because(reason)
            .hint(
                "name the authority's PEM file with --cert FILE, or use --trusted-host "
                    + url.host());
    return new HttpException(new HttpFailure.Untrusted(reason), problem, failure);
  }

  static HttpException interrupted(WebUrl url, Exception cause) {
    return new HttpException(
        new HttpFailure.Unreachable("interrupted"),
        Problem.of("fetching " + url + " was interrupted"),
        cause);
  }

  /** Whether trying again can't help because the other side is not who it should be. */
  static boolean isUntrusted(IOException failure) {
    return failure instanceof SSLPeerUnverifiedException
        || (failure instanceof SSLHandshakeException
            && (cause(failure, CertificateException.class) != null
                || cause(failure, HttpException.class) != null));
  }

  private static @Nullable Throwable cause(Throwable failure, Class<?> wanted) {
    Throwable cause = failure.getCause();
    while (cause != null && !wanted.isInstance(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String certificateReason(IOException failure) {
    Throwable cause = cause(failure, CertificateException.class);
    while (cause != null && cause.getCause() instanceof Exception deeper) {
      cause = deeper;
    }
    return firstLine(String.valueOf((cause == null ? failure : cause).getMessage()));
  }

  private static String reason(WebUrl url, IOException failure) {
    return switch (failure) {
      case UnknownHostException _ -> "the host name " + url.host() + " is not known";
      case SocketTimeoutException _ -> "no answer in time";
      case ConnectException _ -> "no connection to " + url.authority();
      case NoRouteToHostException _ -> "no route to " + url.authority();
      case SSLException tls -> "TLS failed (" + firstLine(String.valueOf(tls.getMessage())) + ")";
      default ->
          isAboutProxy(failure)
              ? "the proxy refuses (" + failure.getMessage() + ")"
              : "the connection broke off";
    };
  }

  private static boolean isAboutProxy(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("CONNECT") || message.contains("proxy");
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String tries(int count) {
    return count == 1 ? "one try" : count + " tries";
  }

  private static String words(int status) {
    String name =
        switch (status) {
          case 204 -> " No Content";
          case 205 -> " Reset Content";
          case 206 -> " Partial Content, though the whole was asked for";
          case 304 -> " Not Modified, though nothing was known of it before";
          case 400 -> " Bad Request";
          case 401 -> " Unauthorized";
          case 403 -> " Forbidden";
          case 404 -> " Not Found";
          case 407 -> " Proxy Authentication Required";
          case 408 -> " Request Timeout";
          case 410 -> " Gone";
          case 416 -> " Range Not Satisfiable";
          case 429 -> " Too Many Requests";
          case 500 -> " Internal Server Error";
          case 502 -> " Bad Gateway";
          case 503 -> " Service Unavailable";
          case 504 -> " Gateway Timeout";
          default -> "";
        };
    return "the server answered " + status + name;
  }
}
