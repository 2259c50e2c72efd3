package dev.puffin.pep440;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The segments of a version and their order (PEP 440, "Summary of permitted suffixes and relative
 * ordering"). Numbers have no upper limit.
 *
 * @param local the segments of the local label in lower case, numbers without leading zeros
 */
record VersionParts(
    BigInteger epoch,
    List<BigInteger> release,
    Optional<PreRelease> pre,
    Optional<BigInteger> post,
    Optional<BigInteger> dev,
    List<String> local)
    implements Comparable<VersionParts> {

  VersionParts {
    release = List.copyOf(release);
    local = List.copyOf(local);
  }

  /** A final release. */
  static VersionParts ofRelease(BigInteger epoch, List<BigInteger> release) {
    return new VersionParts(
        epoch, release, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  VersionParts withoutLocal() {
    return new VersionParts(epoch, release, pre, post, dev, List.of());
  }

  /** Only epoch and release are left. */
  VersionParts base() {
    return ofRelease(epoch, release);
  }

  VersionParts withPre(PreRelease next) {
    return new VersionParts(epoch, release, Optional.of(next), post, dev, List.of());
  }

  VersionParts withPost(BigInteger number) {
    return new VersionParts(epoch, release, pre, Optional.of(number), dev, List.of());
  }

  /** Without post and dev. */
  VersionParts withoutPost() {
    return new VersionParts(epoch, release, pre, Optional.empty(), Optional.empty(), List.of());
  }

  VersionParts withoutDev() {
    return new VersionParts(epoch, release, pre, post, Optional.empty(), List.of());
  }

  VersionParts withDev(BigInteger number) {
    return new VersionParts(epoch, release, pre, post, Optional.of(number), List.of());
  }

  /** The release with its last segment counted up: 1.2 becomes 1.3. */
  VersionParts nextRelease() {
    BigInteger[] next = release.toArray(BigInteger[]::new);
    next[next.length - 1] = next[next.length - 1].add(BigInteger.ONE);
    return ofRelease(epoch, List.of(next));
  }

  /** The release without its last segment. */
  VersionParts releasePrefix() {
    return ofRelease(epoch, release.subList(0, release.size() - 1));
  }

  /** A segment of the release; missing ones are zero. */
  BigInteger segment(int index) {
    return index < release.size() ? release.get(index) : BigInteger.ZERO;
  }

  /** The number of release segments without trailing zeros, at least one. */
  int significantSegments() {
    int count = release.size();
    while (count > 1 && release.get(count - 1).signum() == 0) {
      count--;
    }
    return count;
  }

  /** Orders by epoch and release only. */
  int compareRelease(VersionParts other) {
    int order = epoch.compareTo(other.epoch);
    int segments = Math.max(release.size(), other.release.size());
    for (int i = 0; order == 0 && i < segments; i++) {
      order = segment(i).compareTo(other.segment(i));
    }
    return order;
  }

  @Override
  public int compareTo(VersionParts other) {
    int order = compareRelease(other);
    if (order == 0) {
      order = Integer.compare(preRank(), other.preRank());
    }
    if (order == 0 && pre.isPresent() && other.pre.isPresent()) {
      order = pre.get().compareTo(other.pre.get());
    }
    if (order == 0) {
      order = compareOptional(post, other.post, -1);
    }
    if (order == 0) {
      order = compareOptional(dev, other.dev, 1);
    }
    return order != 0 ? order : compareLocal(other);
  }

  /** A bare development release comes first, then the pre-releases, then everything else. */
  private int preRank() {
    if (pre.isPresent()) {
      return 1;
    }
    return post.isEmpty() && dev.isPresent() ? 0 : 2;
  }

  /** Compares two numbers, of which a missing one counts as {@code missing} against any other. */
  private static int compareOptional(
      Optional<BigInteger> left, Optional<BigInteger> right, int missing) {
    if (left.isPresent() && right.isPresent()) {
      return left.get().compareTo(right.get());
    }
    if (left.isPresent() == right.isPresent()) {
      return 0;
    }
    return left.isEmpty() ? missing : -missing;
  }

  private int compareLocal(VersionParts other) {
    int shared = Math.min(local.size(), other.local.size());
    for (int i = 0; i < shared; i++) {
      int order = compareLabel(local.get(i), other.local.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(local.size(), other.local.size());
  }

  /** Numbers come after words. */
  private static int compareLabel(String left, String right) {
    boolean leftNumber = isNumber(left);
    boolean rightNumber = isNumber(right);
    if (leftNumber != rightNumber) {
      return leftNumber ? 1 : -1;
    }
    int byLength = leftNumber ? Integer.compare(left.length(), right.length()) : 0;
    return byLength != 0 ? byLength : left.compareTo(right);
  }

  private static boolean isNumber(String label) {
    return label.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The normal spelling. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (epoch.signum() != 0) {
      out.append(epoch).append('!');
    }
    out.append(release.getFirst());
    for (int i = 1; i < release.size(); i++) {
      out.append('.').append(release.get(i));
    }
    pre.ifPresent(out::append);
    post.ifPresent(number -> out.append(".post").append(number));
    dev.ifPresent(number -> out.append(".dev").append(number));
    if (!local.isEmpty()) {
      out.append('+').append(String.join(".", local));
    }
    return out.toString();
  }
}
