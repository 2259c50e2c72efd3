package dev.puffin.testing;

/** A request and the status it was answered with; 0 for a connection closed without an answer. */
public record Exchange(Request request, int status) {
  /** The path asked for. */
  public String path() {
    return request.path();
  }

  @Override
  public String toString() {
    return request.method()
        + " "
        + request.path()
        + request.header("range").map(range -> " [" + range + "]").orElse("")
        + " -> "
        + status;
  }
}
