import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives two methods of picocli the answers that are right for this program. Each run asked them,
 * and they used some twenty regular expressions: whether a converter of texts is to be left out
 * (all are, since options are read as texts), and how options are negated (none are by picocli).
 */
final class PicocliShortcuts {
  private static final ClassDesc TRANSFORMER = ClassDesc.of("picocli.CommandLine$RegexTransformer");
  private static final ClassDesc BUILDER = TRANSFORMER.nested("Builder");

  /**
   * A method that is replaced.
   *
   * @param owner the internal name of its class
   * @param name of the method
   * @param code what it does now
   */
  private record Replaced(String owner, String name, Consumer<CodeBuilder> code) {}

  private static final List<Replaced> REPLACED =
      List.of(
          new Replaced(
              "picocli/CommandLine$BuiltIn", "excluded", code -> code.iconst_1().ireturn()),
          new Replaced(
              "picocli/CommandLine$RegexTransformer",
              "createDefault",
              code ->
                  code.new_(BUILDER)
                      .dup()
                      .invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                      .invokevirtual(BUILDER, "build", MethodTypeDesc.of(TRANSFORMER))
                      .areturn()));

  private PicocliShortcuts() {}

  /** The class with that method, or as it was if it is another one. */
  static byte[] apply(ClassFile format, byte[] classFile) {
    ClassModel model = format.parse(classFile);
    String owner = model.thisClass().asInternalName();
    Optional<Replaced> here =
        REPLACED.stream().filter(one -> one.owner().equals(owner)).findFirst();
    return here.isEmpty() ? classFile : format.transformClass(model, replacing(here.get()));
  }

  private static ClassTransform replacing(Replaced replaced) {
    return (classBuilder, element) -> {
      if (element instanceof MethodModel method
          && method.methodName().equalsString(replaced.name())) {
        classBuilder.withMethod(
            method.methodName(),
            method.methodType(),
            method.flags().flagsMask(),
            builder -> builder.withCode(replaced.code()));
      } else {
        classBuilder.with(element);
      }
    };
  }
}
