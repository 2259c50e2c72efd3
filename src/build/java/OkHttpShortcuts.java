import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.Map;

/**
 * Has a few classes of OkHttp call the program's {@code http.Shortcuts} for what would cost each
 * run with a network more than all of its requests: what they want to know is known.
 */
final class OkHttpShortcuts {
  private static final ClassDesc SHORTCUTS = ClassDesc.of("dev.puffin.http.Shortcuts");

  /** By class, the function that is not called there any more, and its name among the shortcuts. */
  private static final Map<String, Map<String, String>> REPLACED =
      Map.of(
          "okhttp3/internal/platform/PlatformRegistry",
          Map.of("java/security/Security.getProviders", "providers"),
          "okhttp3/internal/platform/Platform",
          Map.of("java/util/logging/Logger.getLogger", "logger"),
          "okhttp3/internal/_UtilJvmKt",
          Map.of("java/util/TimeZone.getTimeZone", "timeZone"),
          "okhttp3/internal/_HostnamesCommonKt",
          Map.of("okhttp3/internal/_HostnamesCommonKt.idnToAscii", "toAscii"));

  private OkHttpShortcuts() {}

  /** The class with those calls, or as it was if it has none. */
  static byte[] apply(ClassFile format, byte[] classFile) {
    ClassModel model = format.parse(classFile);
    Map<String, String> replaced =
        REPLACED.getOrDefault(model.thisClass().asInternalName(), Map.of());
    return replaced.isEmpty()
        ? classFile
        : format.transformClass(
            model,
            ClassTransform.transformingMethodBodies(
                (code, element) -> replace(code, element, replaced)));
  }

  private static void replace(CodeBuilder code, CodeElement element, Map<String, String> replaced) {
    if (element instanceof InvokeInstruction call) {
      String name = call.owner().asInternalName() + "." + call.name().stringValue();
      if (replaced.containsKey(name)) {
        code.invokestatic(SHORTCUTS, replaced.get(name), call.typeSymbol());
        return;
      }
    }
    code.with(element);
  }
}
