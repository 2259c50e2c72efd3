package dev.puffin.http;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** IPv4 addresses and networks in text, without asking a name server. */
final class Ipv4 {
  private Ipv4() {}

  /** The address as a number, when the text is four decimal numbers. */
  static OptionalInt parse(String text) {
    int address = 0;
    int start = 0;
    for (int part = 0; part < 4; part++) {
      int end = part < 3 ? text.indexOf('.', start) : text.length();
      if (end < 0 || end - start > 3) {
        return OptionalInt.empty();
      }
      OptionalLong number = Headers.wholeNumber(text.substring(start, end));
      if (number.isEmpty() || number.getAsLong() > 255) {
        return OptionalInt.empty();
      }
      address = address << 8 | (int) number.getAsLong();
      start = end + 1;
    }
    return OptionalInt.of(address);
  }

  /** Whether the address is in the network, written as {@code 10.0.0.0/8}. */
  static boolean contains(String network, int address) {
    int slash = network.indexOf('/');
    if (slash < 0) {
      return false;
    }
    OptionalInt base = parse(network.substring(0, slash));
    OptionalLong bits = Headers.wholeNumber(network.substring(slash + 1));
    if (base.isEmpty() || bits.isEmpty() || bits.getAsLong() > 32) {
      return false;
    }
    int mask = bits.getAsLong() == 0 ? 0 : -1 << (32 - (int) bits.getAsLong());
    return (base.getAsInt() & mask) == (address & mask);
  }
}
