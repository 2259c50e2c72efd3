package dev.puffin.install;

import dev.puffin.cache.EncodedManifest;
import java.util.List;

/**
 * What there is to know of an unzipped wheel before its files are looked at one by one.
 *
 * @param manifest lists them
 * @param distInfo the name of its {@code .dist-info} folder
 * @param data the name of its {@code .data} folder; empty if it has none
 * @param hasPrograms whether it brings {@code entry_points.txt}
 * @param linked how many files are linked, without METADATA
 * @param tops the files and folders at its top, without the {@code .data} folder
 * @param elsewhere the files in that folder, each with its scheme before it
 */
record WheelOutline(
    EncodedManifest manifest,
    String distInfo,
    String data,
    boolean hasPrograms,
    int linked,
    List<String> tops,
    List<String> elsewhere) {
  WheelOutline {
    tops = List.copyOf(tops);
    elsewhere = List.copyOf(elsewhere);
  }
}
