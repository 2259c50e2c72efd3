import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Puts the native library of this system's TLS beside the program. Conscrypt would unpack it at
 * every start, and can't do even that among the JVM's own classes.
 */
final class NativeTls {
  /** Names the library to the program. */
  private static final String PROPERTY = "puffin.tls";

  /** The same on all systems, so that launchers need not know which one it is. */
  static final String FILE = "tls.native";

  private static final String FOLDER = "META-INF/native/";
  private static final String LOADER = "org/conscrypt/NativeCryptoJni";

  /** Reads its version out of the jar, which nobody asks for: Java would open the jar for it. */
  private static final String VERSIONED = "org/conscrypt/Conscrypt";

  private NativeTls() {}

  /** Whether an entry of the jar is a library of some system. */
  static boolean isNative(String entry) {
    return entry.startsWith(FOLDER);
  }

  /** Writes this system's library beside the jar, if there is one. */
  static void extract(Path shaded, Path jar) throws IOException {
    try (ZipFile in = new ZipFile(shaded.toFile())) {
      ZipEntry entry =
          in.getEntry(FOLDER + System.mapLibraryName("conscrypt_openjdk_jni-" + system()));
      if (entry != null) {
        try (InputStream library = in.getInputStream(entry)) {
          Files.copy(library, jar.resolveSibling(FILE));
        }
      }
    }
  }

  /** The option that tells the program where its library is: beside another of its files. */
  static String option(Path other) {
    return "-D" + PROPERTY + "=" + other.resolveSibling(FILE);
  }

  /** Conscrypt's classes, loading the library that the option names, and no more. */
  static byte[] loadedFromFile(ClassFile format, byte[] classFile) {
    ClassModel model = format.parse(classFile);
    if (model.thisClass().asInternalName().equals(VERSIONED)) {
      return format.transformClass(
          model, ClassTransform.transformingMethodBodies(NativeTls::withoutResource));
    }
    if (!model.thisClass().asInternalName().equals(LOADER)) {
      return classFile;
    }
    return format.transformClass(
        model,
        ClassTransform.dropping(element ->
                element instanceof MethodModel method && method.methodName().equalsString("init"))
            .andThen(
                ClassTransform.endHandler(builder ->
                    builder.withMethodBody(
                        "init",
                        MethodTypeDesc.of(ConstantDescs.CD_void),
                        ClassFile.ACC_STATIC,
                        NativeTls::load))));
  }

  private static void withoutResource(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.name().equalsString("getResourceAsStream")) {
      code.pop2().aconst_null();
    } else {
      code.with(element);
    }
  }

  /** {@code System.load(new File(System.getProperty(PROPERTY)).getAbsolutePath())}. */
  private static void load(CodeBuilder code) {
    ClassDesc system = ClassDesc.of("java.lang.System");
    ClassDesc file = ClassDesc.of("java.io.File");
    ClassDesc string = ConstantDescs.CD_String;
    MethodTypeDesc taking = MethodTypeDesc.of(ConstantDescs.CD_void, string);
    code.new_(file)
        .dup()
        .ldc(PROPERTY)
        .invokestatic(system, "getProperty", MethodTypeDesc.of(string, string))
        .invokespecial(file, ConstantDescs.INIT_NAME, taking)
        .invokevirtual(file, "getAbsolutePath", MethodTypeDesc.of(string))
        .invokestatic(system, "load", taking)
        .return_();
  }

  /** As Conscrypt names systems. */
  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "osx" : "linux";
    return os + "-" + (machine.equals("aarch64") ? "aarch_64" : "x86_64");
  }
}
