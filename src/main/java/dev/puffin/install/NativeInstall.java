package dev.puffin.install;

import dev.puffin.cache.EncodedManifest;
import dev.puffin.fs.NativeFiles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Installs a wheel's files in native code ({@code src/main/c/wheel.c}), straight from the list of
 * its tree. Each function goes on while all is as usual and says how far it came; what is to be
 * done otherwise is decided in Java.
 */
final class NativeInstall {
  private static final int HAS_PROGRAMS = 1;

  private final WheelPlan.AsUnzipped plan;
  private final EncodedManifest manifest;
  private final boolean copies;
  private final byte[] tree;
  private final byte[] roots;
  private final byte[] info;
  private final byte[] rewritten;

  /**
   * The installation of one wheel.
   *
   * @param copies whether files are copied instead of linked
   */
  NativeInstall(WheelPlan.AsUnzipped plan, boolean copies) {
    this.plan = plan;
    this.manifest = plan.outline().manifest();
    this.copies = copies;
    this.tree = bytes(plan.wheel().directory().toString());
    this.roots = encodedRoots(plan);
    this.info = bytes(plan.outline().distInfo());
    this.rewritten = encoded(plan.rewritten());
  }

  /**
   * What a wheel looks like.
   *
   * @return empty if there is no library, or the wheel is not as wheels usually are
   */
  static Optional<WheelOutline> outline(EncodedManifest manifest) {
    byte[] outline =
        NativeFiles.areAvailable() ? outline(manifest.bytes(), manifest.start()) : null;
    if (outline == null) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(outline);
    boolean hasPrograms = (in.get() & HAS_PROGRAMS) != 0;
    int count = in.getInt();
    String distInfo = text(in);
    String data = text(in);
    List<String> tops = new ArrayList<>();
    for (String top = text(in); !top.isEmpty(); top = text(in)) {
      tops.add(top);
    }
    List<String> elsewhere = new ArrayList<>();
    while (in.hasRemaining()) {
      elsewhere.add(text(in));
    }
    return Optional.of(
        new WheelOutline(manifest, distInfo, data, hasPrograms, count, tops, elsewhere));
  }

  /**
   * Whether any two wheels have a file in common. What is in it is not looked at.
   *
   * @param outlines of the wheels, which all go to the same folder
   * @param tops the files and folders at the tops of wheels that count, with all that is in them
   * @param others files that are put there besides
   */
  static boolean meet(List<WheelOutline> outlines, List<String> tops, List<String> others) {
    byte[][] lists = new byte[outlines.size()][];
    int[] starts = new int[lists.length];
    for (int i = 0; i < lists.length; i++) {
      EncodedManifest manifest = outlines.get(i).manifest();
      lists[i] = manifest.bytes();
      starts[i] = manifest.start();
    }
    return meet(lists, starts, encoded(tops), encoded(others));
  }

  /**
   * All of it, by one thread.
   *
   * @return whether all of it is done
   */
  boolean install() {
    return install(
        tree,
        roots,
        info,
        rewritten,
        manifest.bytes(),
        manifest.start(),
        bytes(plan.outline().data()),
        bytes(UnfinishedMark.NAME),
        bytes(plan.added()),
        plan.size(),
        encodedFiles(plan.written()),
        copies);
  }

  /**
   * Makes the dist-info folder with the list of all that will be there, and all other folders.
   *
   * @return whether all of it is done
   */
  boolean begin() {
    return begin(
        tree,
        roots,
        info,
        rewritten,
        manifest.bytes(),
        manifest.start(),
        bytes(plan.outline().data()),
        bytes(UnfinishedMark.NAME),
        bytes(plan.added()));
  }

  /**
   * Links files, in the order of the list; METADATA, what installers write and what is written anew
   * is not among them.
   *
   * @param first the number of the first one
   * @param most how many at the most
   * @return how many have been made
   */
  int link(int first, int most) {
    return link(
        tree, roots, info, rewritten, manifest.bytes(), manifest.start(), first, most, copies);
  }

  /**
   * Writes new files, whose folders are there, and then links METADATA.
   *
   * @return whether all of it is done
   */
  boolean finish() {
    return finish(tree, roots, info, rewritten, encodedFiles(plan.written()), copies);
  }

  private static native byte @Nullable [] outline(byte[] list, int start);

  private static native boolean meet(byte[][] lists, int[] starts, byte[] tops, byte[] others);

  private static native boolean install(
      byte[] tree,
      byte[] roots,
      byte[] info,
      byte[] rewritten,
      byte[] list,
      int start,
      byte[] data,
      byte[] mark,
      byte[] added,
      int count,
      byte[] files,
      boolean copies);

  private static native boolean begin(
      byte[] tree,
      byte[] roots,
      byte[] info,
      byte[] rewritten,
      byte[] list,
      int start,
      byte[] data,
      byte[] mark,
      byte[] added);

  private static native int link(
      byte[] tree,
      byte[] roots,
      byte[] info,
      byte[] rewritten,
      byte[] list,
      int start,
      int first,
      int most,
      boolean copies);

  private static native boolean finish(
      byte[] tree, byte[] roots, byte[] info, byte[] rewritten, byte[] files, boolean copies);

  /** Each with its path, what stands before its files in the wheel, and before them in RECORD. */
  private static byte[] encodedRoots(WheelPlan.AsUnzipped plan) {
    List<byte[]> texts = new ArrayList<>();
    texts.add(bytes(plan.modules().absolute()));
    texts.add(bytes(""));
    texts.add(bytes(""));
    plan.schemes()
        .forEach((scheme, root) -> {
          texts.add(bytes(root.absolute()));
          texts.add(bytes(plan.outline().data() + "/" + scheme + "/"));
          texts.add(bytes(root.relative()));
        });
    return joined(texts);
  }

  /** Each with its length before it. */
  private static byte[] joined(List<byte[]> texts) {
    int size = 0;
    for (byte[] text : texts) {
      size += Integer.BYTES + text.length;
    }
    ByteBuffer all = ByteBuffer.allocate(size);
    for (byte[] text : texts) {
      all.putInt(text.length).put(text);
    }
    return all.array();
  }

  private static byte[] encoded(List<String> texts) {
    List<byte[]> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      all.add(bytes(text));
    }
    return joined(all);
  }

  private static byte[] encodedFiles(List<WrittenFile> files) {
    int size = 0;
    byte[][] paths = new byte[files.size()][];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = bytes(files.get(i).target());
      size += 2 * Integer.BYTES + 1 + paths[i].length + files.get(i).content().length;
    }
    ByteBuffer all = ByteBuffer.allocate(size);
    for (int i = 0; i < paths.length; i++) {
      WrittenFile file = files.get(i);
      all.putInt(paths[i].length).put(paths[i]).put((byte) (file.executable() ? 1 : 0));
      all.putInt(file.content().length).put(file.content());
    }
    return all.array();
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
