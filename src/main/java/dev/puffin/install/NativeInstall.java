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

  private NativeInstall() {}

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

  /** The files of a wheel that are, or are in, one of these at its top. */
  static List<String> files(WheelOutline outline, List<String> tops) {
    if (tops.isEmpty()) {
      return List.of();
    }
    EncodedManifest manifest = outline.manifest();
    byte[] wanted = joined(tops.stream().map(NativeInstall::bytes).toList());
    byte[] found = files(manifest.bytes(), manifest.start(), wanted);
    if (found == null) {
      throw new OutOfMemoryError("for the files of a wheel");
    }
    List<String> files = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(found);
    while (in.hasRemaining()) {
      files.add(text(in));
    }
    return files;
  }

  /**
   * Makes the dist-info folder with the list of all that will be there, and all other folders.
   *
   * @return whether all of it is done
   */
  static boolean begin(WheelPlan.AsUnzipped plan) {
    WheelOutline outline = plan.outline();
    return begin(
        tree(plan),
        encodedRoots(plan),
        bytes(outline.distInfo()),
        bytes(outline.data()),
        outline.manifest().bytes(),
        outline.manifest().start(),
        bytes(UnfinishedMark.NAME),
        bytes(plan.added()));
  }

  /**
   * Links files, in the order of the list; METADATA and what installers write is not among them.
   *
   * @param copies whether they are copied instead
   * @param first the number of the first one
   * @param most how many at the most
   * @return how many have been made
   */
  static int link(WheelPlan.AsUnzipped plan, boolean copies, int first, int most) {
    WheelOutline outline = plan.outline();
    return link(
        tree(plan),
        encodedRoots(plan),
        bytes(outline.distInfo()),
        outline.manifest().bytes(),
        outline.manifest().start(),
        first,
        most,
        copies);
  }

  /**
   * Writes new files, whose folders are there, and then links METADATA.
   *
   * @param copies whether it is copied instead
   * @return whether all of it is done
   */
  static boolean finish(WheelPlan.AsUnzipped plan, boolean copies) {
    return finish(
        tree(plan),
        encodedRoots(plan),
        bytes(plan.outline().distInfo()),
        encoded(plan.written()),
        copies);
  }

  private static native byte @Nullable [] outline(byte[] list, int start);

  private static native byte @Nullable [] files(byte[] list, int start, byte[] tops);

  private static native boolean begin(
      byte[] tree,
      byte[] roots,
      byte[] info,
      byte[] data,
      byte[] list,
      int start,
      byte[] mark,
      byte[] added);

  private static native int link(
      byte[] tree,
      byte[] roots,
      byte[] info,
      byte[] list,
      int start,
      int first,
      int most,
      boolean copies);

  private static native boolean finish(
      byte[] tree, byte[] roots, byte[] info, byte[] files, boolean copies);

  private static byte[] tree(WheelPlan.AsUnzipped plan) {
    return bytes(plan.wheel().directory().toString());
  }

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
    texts.forEach(text -> all.putInt(text.length).put(text));
    return all.array();
  }

  private static byte[] encoded(List<WrittenFile> files) {
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
