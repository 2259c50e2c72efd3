package dev.puffin.tags;

import java.util.List;

/**
 * The tags of one wheel as its name has them (PEP 425, "Compressed Tag Sets"): each combination
 * counts.
 *
 * @param pythons such as {@code [py2, py3]}
 * @param abis such as {@code [none]}
 * @param platforms such as {@code [manylinux_2_17_x86_64, manylinux2014_x86_64]}
 */
public record WheelTags(List<String> pythons, List<String> abis, List<String> platforms) {
  /** Copies the lists. */
  public WheelTags {
    pythons = List.copyOf(pythons);
    abis = List.copyOf(abis);
    platforms = List.copyOf(platforms);
  }

  /** A set of a single tag. */
  public static WheelTags of(WheelTag tag) {
    return new WheelTags(List.of(tag.python()), List.of(tag.abi()), List.of(tag.platform()));
  }
}
