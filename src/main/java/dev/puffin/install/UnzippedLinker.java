package dev.puffin.install;

import dev.puffin.concurrent.TaskGroup;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts wheels into an environment whose files go where they are in the cache, in native code:
 * folders, hard links or copies, and what is written for them.
 */
final class UnzippedLinker {
  private static final int FILES_PER_TASK = 512;

  private UnzippedLinker() {}

  /**
   * Does all but mark the wheel as whole.
   *
   * @param mode how files are put there
   * @return false if something was not as usual: it then has to be done file by file, over what is
   *     there already
   */
  static boolean install(WheelPlan.AsUnzipped plan, LinkMode mode) throws IOException {
    return switch (mode) {
      case HARDLINK -> install(plan, false);
      case COPY, CLONE -> install(plan, true);
      case SYMLINK -> false;
    };
  }

  private static boolean install(WheelPlan.AsUnzipped plan, boolean copies) throws IOException {
    makeFolders(plan);
    NativeInstall wheel = new NativeInstall(plan, copies);
    return plan.size() <= FILES_PER_TASK
        ? wheel.install()
        : wheel.begin() && link(wheel, plan.size()) && wheel.finish();
  }

  /** Links many files by several threads; says whether all are there. */
  private static boolean link(NativeInstall wheel, int count) {
    AtomicInteger made = new AtomicInteger();
    try (TaskGroup tasks = new TaskGroup()) {
      for (int first = 0; first < count; first += FILES_PER_TASK) {
        int start = first;
        tasks.run(() -> made.addAndGet(wheel.link(start, FILES_PER_TASK)));
      }
      tasks.join();
    }
    return made.get() == count;
  }

  /** Those of schemes and of programs; all others are in the list of the wheel. */
  private static void makeFolders(WheelPlan.AsUnzipped plan) throws IOException {
    FolderMaker folders = new FolderMaker();
    for (Roots.Root root : plan.schemes().values()) {
      folders.make(root.folder().toString());
    }
    for (WrittenFile file : plan.written()) {
      if (file.executable()) {
        folders.makeParent(file.target());
      }
    }
  }
}
