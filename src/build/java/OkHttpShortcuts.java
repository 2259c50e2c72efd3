import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Has a few classes of OkHttp call the program's {@code http.Shortcuts} for what would cost each
 * run with a network more than all of its requests: what they want to know is known.
 */
final class OkHttpShortcuts {
  private static final ClassDesc SHORTCUTS = ClassDesc.of("dev.puffin.http.Shortcuts");

  /**
   * A call that is replaced.
   *
   * @param callers how the names of classes begin in which it is
   * @param function that is not called there any more
   * @param shortcut the name of the one that is
   */
  private record Replaced(String callers, String function, String shortcut) {}

  private static final List<Replaced> REPLACED =
      List.of(
          new Replaced(
              "okhttp3/internal/platform/Platform",
              "java/security/Security.getProviders",
              "providers"),
          new Replaced("okhttp3/internal/_UtilJvmKt", "java/util/TimeZone.getTimeZone", "timeZone"),
          new Replaced(
              "okhttp3/internal/_HostnamesCommonKt",
              "okhttp3/internal/_HostnamesCommonKt.idnToAscii",
              "toAscii"),
          new Replaced(
              "okhttp3/internal/UnreadableResponseBodyKt",
              "okhttp3/ResponseBody.contentType",
              "contentType"),
          new Replaced(
              "okhttp3/internal/connection/RealConnectionPool",
              "okhttp3/internal/connection/RealConnectionPool.scheduleCloser",
              "leaveIdle"),
          new Replaced("okhttp3/", "java/util/logging/Logger.getLogger", "logger"),
          new Replaced("okio/", "java/util/logging/Logger.getLogger", "logger"));

  private OkHttpShortcuts() {}

  /** The class with those calls, or as it was if it has none. */
  static byte[] apply(ClassFile format, byte[] classFile) {
    ClassModel model = format.parse(classFile);
    String caller = model.thisClass().asInternalName();
    List<Replaced> here =
        REPLACED.stream().filter(one -> caller.startsWith(one.callers())).toList();
    return here.isEmpty()
        ? classFile
        : format.transformClass(
            model,
            ClassTransform.transformingMethodBodies(
                (code, element) -> replace(code, element, here)));
  }

  private static void replace(CodeBuilder code, CodeElement element, List<Replaced> replaced) {
    if (element instanceof InvokeInstruction call) {
      String name = call.owner().asInternalName() + "." + call.name().stringValue();
      for (Replaced one : replaced) {
        if (name.equals(one.function())) {
          code.invokestatic(SHORTCUTS, one.shortcut(), parameters(call));
          return;
        }
      }
    }
    code.with(element);
  }

  /** What the call finds on the stack, and what it leaves there. */
  private static MethodTypeDesc parameters(InvokeInstruction call) {
    MethodTypeDesc type = call.typeSymbol();
    return call.opcode() == Opcode.INVOKESTATIC
        ? type
        : type.insertParameterTypes(0, call.owner().asSymbol());
  }
}
