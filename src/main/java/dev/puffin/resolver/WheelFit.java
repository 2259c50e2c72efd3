package dev.puffin.resolver;

import dev.puffin.dist.WheelFilename;
import java.util.OptionalInt;

/** How well a wheel suits the target. */
interface WheelFit {
  /** Lower is better; empty if it can't be used at all. */
  OptionalInt priority(WheelFilename wheel);
}
