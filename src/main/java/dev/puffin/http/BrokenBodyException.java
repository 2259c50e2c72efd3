package dev.puffin.http;

import java.io.IOException;

/** The body broke off and could not be resumed; whoever asked for it may begin anew. */
final class BrokenBodyException extends IOException {
  BrokenBodyException(IOException cause) {
    super(cause);
  }
}
