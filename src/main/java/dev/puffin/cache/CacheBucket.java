package dev.puffin.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of things the cache keeps. Each has a folder in the cache's root whose name carries the
 * version of its format: a change of the format is a new folder, and {@code prune} removes the old.
 *
 * <p>Buckets that belong to packages all have the shape {@code
 * <bucket>/<origin>/<package>/<entry>}, where the origin is one of {@link CacheOrigin}.
 */
public enum CacheBucket {
  /**
   * Pages of indexes, parsed, with their HTTP policy.
   *
   * <pre>
   * simple-v0/
   * ├── pypi/flask/page
   * └── index-3f2c…/flask/page
   * </pre>
   */
  SIMPLE("simple", 0, true),

  /**
   * Wheels, unzipped under their stems. {@code .puffin-wheel} in each lists its files and the
   * hashes of the archive (see {@link TreeManifest}). Metadata that was fetched without the wheel
   * and the HTTP policy of a URL are beside it.
   *
   * <pre>
   * wheels-v0/
   * ├── pypi/flask/flask-3.0.0-py3-none-any/…
   * ├── pypi/flask/flask-3.0.0-py3-none-any.metadata
   * ├── url-81ab…/flask/flask-3.0.0-py3-none-any/…
   * ├── url-81ab…/flask/flask-3.0.0-py3-none-any.http
   * └── path-77e0…/flask/flask-3.0.0-py3-none-any/…
   * </pre>
   */
  WHEELS("wheels", 0, true),

  /**
   * What was built from sources: per source one {@code metadata} file keyed by wheel file name, the
   * identity of the source it was built from, and the wheels, unzipped under their stems.
   *
   * <pre>
   * built-wheels-v0/
   * ├── pypi/flask/flask-3.0.0.tar.gz/
   * │   ├── source
   * │   ├── metadata
   * │   └── flask-3.0.0-py3-none-any/…
   * ├── git-5c1d…-2ab3f09/flask/…
   * └── path-77e0…/flask/…
   * </pre>
   */
  BUILT_WHEELS("built-wheels", 0, true),

  /**
   * Git repositories.
   *
   * <pre>
   * git-v0/
   * ├── db/&lt;digest of the URL&gt;/        bare database
   * ├── checkouts/&lt;digest&gt;/&lt;commit&gt;/
   * └── locks/&lt;digest&gt;
   * </pre>
   */
  GIT("git", 0, false),

  /**
   * What interpreters said about themselves.
   *
   * <pre>
   * interpreter-v0/
   * └── &lt;digest of the path&gt;
   * </pre>
   */
  INTERPRETER("interpreter", 0, false),

  /**
   * What was chosen for some inputs, and what the pages of indexes were then.
   *
   * <pre>
   * resolutions-v0/
   * └── &lt;digest of the inputs&gt;
   * </pre>
   */
  RESOLUTIONS("resolutions", 0, false),

  /**
   * What the last run with some inputs has left for the next one, see {@link Outlook}.
   *
   * <pre>
   * outlook-v0/
   * └── &lt;digest of the inputs&gt;
   * </pre>
   */
  OUTLOOK("outlook", 0, false);

  private final String kind;
  private final int version;
  private final boolean byPackage;

  CacheBucket(String kind, int version, boolean byPackage) {
    this.kind = kind;
    this.version = version;
    this.byPackage = byPackage;
  }

  /** The name of the bucket's folder in the cache's root, such as {@code wheels-v0}. */
  public String directoryName() {
    return kind + "-v" + version;
  }

  /** Whether the bucket has the shape {@code <origin>/<package>/<entry>}. */
  public boolean isByPackage() {
    return byPackage;
  }

  /** The buckets that have the shape {@code <origin>/<package>/<entry>}. */
  public static List<CacheBucket> byPackage() {
    List<CacheBucket> buckets = new ArrayList<>();
    for (CacheBucket bucket : values()) {
      if (bucket.byPackage) {
        buckets.add(bucket);
      }
    }
    return buckets;
  }

  /** Whether a folder of this name is a bucket of another format version. */
  static boolean isOutdated(String directoryName) {
    for (CacheBucket bucket : values()) {
      String prefix = bucket.kind + "-v";
      if (directoryName.startsWith(prefix)
          && !directoryName.equals(bucket.directoryName())
          && directoryName.substring(prefix.length()).chars().allMatch(Character::isDigit)) {
        return true;
      }
    }
    return false;
  }
}
